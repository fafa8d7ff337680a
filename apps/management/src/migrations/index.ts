import { Initial1763800000000 } from './1763800000000-initial.js';
import { ChildSites1763900000000 } from './1763900000000-child-sites.js';

/** Every migration of this service, oldest first. */
export const migrations = [Initial1763800000000, ChildSites1763900000000];
