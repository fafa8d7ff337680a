import { IsIn, IsOptional } from 'class-validator';
import { IsId } from '../ids.js';
import { defineFact } from '../definitions.js';
import { custodyKinds, holdKinds } from '../entities/incident-parts.js';
import { Ref } from '../references.js';
import type { CustodyKind, HoldKind } from '../entities/incident-parts.js';
import { Nested } from '../nested.js';

/** Which alarm belongs to which project (IM-34). */
export class IncidentLinkFact {
  @IsId()
  id: string;

  /** Id of the project. */
  @IsId()
  project: string;

  /** Id of the alarm. */
  @IsId()
  alarm: string;

  /** Where the alarm came from; missing: the site as a whole. Rights on it decide who sees the link. */
  @IsOptional()
  @Nested(() => Ref)
  source?: Ref;
}

/** A project that must not go, without why. */
export class IncidentHoldFact {
  @IsId()
  id: string;

  /** Id of the project. */
  @IsId()
  project: string;

  @IsIn(holdKinds)
  kind: HoldKind;
}

/** Something of a project left the system, without to whom (IM-36). */
export class CustodyEntryFact {
  @IsId()
  id: string;

  /** Id of the project. */
  @IsId()
  project: string;

  @IsIn(custodyKinds)
  kind: CustodyKind;
}

const service = 'incident-manager';
const project = '0192f1c0-7a10-7a3e-9d2f-1d6b7c1e0b02';
const link: IncidentLinkFact = {
  id: '0192f1c0-7a10-7a3e-9d2f-1d6b7c1e0f06', project, alarm: '3d0b8f0a-4f2e-4c57-8f4e-6a1f5b6c7d01',
  source: { type: 'cameras', id: '7b0f6a1e-1c55-4b0e-9d7b-2d9f1f3c9a10' },
};
const hold: IncidentHoldFact = { id: '0192f1c0-7a10-7a3e-9d2f-1d6b7c1e1007', project, kind: 'evidenceLock' };

/** A project's deletion takes links along without a word. */
export const incidentLinkAdded = defineFact({ service, thing: 'link', verb: 'added', payload: IncidentLinkFact, sample: link });
export const incidentLinkRemoved = defineFact({ service, thing: 'link', verb: 'removed', payload: IncidentLinkFact, sample: link });

/** A project is kept from going, or no longer by this. */
export const incidentHoldPlaced = defineFact({ service, thing: 'hold', verb: 'placed', payload: IncidentHoldFact, sample: hold });
export const incidentHoldLifted = defineFact({ service, thing: 'hold', verb: 'lifted', payload: IncidentHoldFact, sample: hold });

/** The chain of custody grew. */
export const custodyEntryAdded = defineFact({
  service, thing: 'custodyEntry', verb: 'added', payload: CustodyEntryFact,
  sample: { id: '0192f1c0-7a10-7a3e-9d2f-1d6b7c1e1108', project, kind: 'disclosure' },
});
