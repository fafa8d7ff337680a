import { defineErrors } from './definition.js';

/** What the incident-manager alone may answer. */
export const incidentManagerErrors = defineErrors({});
