import { defineErrors } from './definition.js';

/** What the recording-server alone may answer. */
export const recordingServerErrors = defineErrors({});
