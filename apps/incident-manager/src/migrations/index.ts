import { Initial1700000000000 } from './1700000000000-initial.js';
import { Calls1700000001000 } from './1700000001000-calls.js';
import { Properties1700000002000 } from './1700000002000-properties.js';
import { Parts1700000003000 } from './1700000003000-parts.js';
import { Exports1700000004000 } from './1700000004000-exports.js';
import { Speed1700000005000 } from './1700000005000-speed.js';
import { Sites1700000006000 } from './1700000006000-sites.js';
import { PropertyRevision1700000007000 } from './1700000007000-property-revision.js';
import { SealWitness1700000008000 } from './1700000008000-seal-witness.js';
import { ExportTrail1700000009000 } from './1700000009000-export-trail.js';
import { FoldedText1700000010000 } from './1700000010000-folded-text.js';
import { OpenChanges1700000011000 } from './1700000011000-open-changes.js';

/** Every migration of this service, oldest first. */
export const migrations = [
  Initial1700000000000, Calls1700000001000, Properties1700000002000, Parts1700000003000, Exports1700000004000, Speed1700000005000, Sites1700000006000,
  PropertyRevision1700000007000, SealWitness1700000008000, ExportTrail1700000009000,
  FoldedText1700000010000, OpenChanges1700000011000,
];
