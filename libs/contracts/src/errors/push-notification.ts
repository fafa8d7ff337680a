import { defineErrors } from './definition.js';

/** What the push-notification alone may answer. */
export const pushNotificationErrors = defineErrors({});
