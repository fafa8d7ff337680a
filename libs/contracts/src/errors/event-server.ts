import { defineErrors } from './definition.js';

/** What the event-server alone may answer. */
export const eventServerErrors = defineErrors({});
