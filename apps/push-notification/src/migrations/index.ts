import { Initial1700000000000 } from './1700000000000-initial.js';
import { Hosts1764500000000 } from './1764500000000-hosts.js';

/** Every migration of this service, oldest first. */
export const migrations = [Initial1700000000000, Hosts1764500000000];
