import { defineErrors } from './definition.js';

/** What the mobile-server alone may answer. */
export const mobileServerErrors = defineErrors({});
