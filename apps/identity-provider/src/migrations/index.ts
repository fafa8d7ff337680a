import { Initial1700000000000 } from './1700000000000-initial.js';
import { FoldedNames1764200000000 } from './1764200000000-folded-names.js';

/** Every migration of this service, oldest first. */
export const migrations = [Initial1700000000000, FoldedNames1764200000000];
