import { defineErrors } from './definition.js';

/** What the log-server alone may answer. */
export const logServerErrors = defineErrors({});
