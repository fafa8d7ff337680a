import { Initial1763800000000 } from './1763800000000-initial.js';
import { ChildSites1763900000000 } from './1763900000000-child-sites.js';
import { SealWitness1764000000000 } from './1764000000000-seal-witness.js';
import { FoldedNames1764200000000 } from './1764200000000-folded-names.js';
import { RemovedEntities1764300000000 } from './1764300000000-removed-entities.js';
import { RecorderKeys1764400000000 } from './1764400000000-recorder-keys.js';

/** Every migration of this service, oldest first. */
export const migrations = [Initial1763800000000, ChildSites1763900000000, SealWitness1764000000000, FoldedNames1764200000000, RemovedEntities1764300000000, RecorderKeys1764400000000];
