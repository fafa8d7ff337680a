import { defineErrors } from './definition.js';

/** What the management alone may answer. */
export const managementErrors = defineErrors({});
