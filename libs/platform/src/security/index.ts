/** The door of the security room. */
export { AccessControl } from './access-control.js';
export { AuditTrail, entryOf } from './audit-trail.js';
export type { AuditEntry } from './audit-trail.js';
export { callerHeader, decodeCaller, encodeCaller, serviceCaller } from './caller.js';
export type { Caller, Principal } from './caller.js';
export { decide, holdsAnywhere } from './decide.js';
export type { Circumstances, Decision } from './decide.js';
export { accessRule, Inside, Public, Requires, ServicesOnly, SignedIn, Who } from './decorators.js';
export type { AccessRule } from './decorators.js';
export { concernsEverybody, mayBringAbout } from './giving/change.rules.js';
export { Giving } from './giving/giving.service.js';
export { requireOwnVideo } from './own-video.js';
export { RightsIndex } from './rights-index.js';
export { Sealer } from './sealing.js';
export { SecurityModule } from './security.module.js';
export { TokenVerifier } from './token-verifier.js';
export { bearerToken } from './bearer.strategy.js';
