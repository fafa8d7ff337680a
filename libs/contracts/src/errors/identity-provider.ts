import { defineErrors } from './definition.js';

/** What the identity-provider alone may answer. */
export const identityProviderErrors = defineErrors({});
