import { Injectable } from '@nestjs/common';
import type { Privilege } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import type { EntityManager } from 'typeorm';
import { Activities } from '../projects/activities/activities.service.js';
import { activityView } from '../projects/activities/activity.view.js';
import { CallRow } from '../projects/calls/call.entity.js';
import { callView } from '../projects/calls/call.view.js';
import { CommentRow } from '../projects/comments/comment.entity.js';
import { commentView } from '../projects/comments/comment.view.js';
import { CustodyRow } from '../projects/custody/custody-entry.entity.js';
import { custodyView } from '../projects/custody/custody-entry.view.js';
import { intactEntries } from '../projects/custody/custody.rules.js';
import { HoldRow } from '../projects/holds/hold.entity.js';
import { holdView } from '../projects/holds/hold.view.js';
import { AlarmSight } from '../projects/links/alarm-sight.service.js';
import { LinkRow } from '../projects/links/link.entity.js';
import { linkView } from '../projects/links/link.view.js';
import { projectView } from '../projects/project.view.js';
import { requireProject } from '../projects/require-project.js';
import { SequenceRow } from '../projects/sequences/sequence.entity.js';
import { seesSequence } from '../projects/sequences/sequence-sight.js';
import { sequenceView } from '../projects/sequences/sequence.view.js';
import { show } from '../projects/sight.js';

interface Part {
  name: string;
  privilege: Privilege;
  load(manager: EntityManager, projectId: string, seen: (row: SequenceRow) => boolean): Promise<object[]>;
}

/** The parts of a project and the right that each of them takes (IM-50). */
const parts: readonly Part[] = [
  {
    name: 'sequences', privilege: 'incidentSequence.view',
    load: async (manager, projectId, seen) => (await manager.find(SequenceRow, { where: { projectId }, order: { startTime: 'ASC', id: 'ASC' } })).filter(seen).map(sequenceView),
  },
  {
    name: 'comments', privilege: 'incidentComment.view',
    load: async (manager, projectId) => (await manager.find(CommentRow, { where: { projectId }, order: { createdAt: 'ASC', id: 'ASC' } })).map(commentView),
  },
  {
    name: 'calls', privilege: 'incidentCall.view',
    load: async (manager, projectId) => (await manager.find(CallRow, { where: { projectId }, order: { time: 'ASC', id: 'ASC' } })).map(callView),
  },
  {
    name: 'holds', privilege: 'incidentProject.view',
    load: async (manager, projectId) => (await manager.find(HoldRow, { where: { projectId }, order: { placedAt: 'ASC', id: 'ASC' } })).map(holdView),
  },
  {
    name: 'custody', privilege: 'incidentCustody.view',
    load: async (manager, projectId) => {
      const chain = await manager.find(CustodyRow, { where: { projectId }, order: { number: 'ASC' } });
      const intact = intactEntries(chain);
      return chain.map((row) => custodyView({ row, intact: row.number <= intact }));
    },
  },
];

/** A project as data: its members and every part that the caller may see, as the API shows them. */
@Injectable()
export class ProjectRecord {
  constructor(private readonly database: Database, private readonly access: AccessControl, private readonly alarms: AlarmSight, private readonly activities: Activities) {}

  async load(caller: Caller, projectId: string): Promise<Record<string, unknown>> {
    const manager = this.database.read;
    const row = await requireProject(manager, projectId);
    const record: Record<string, unknown> = { project: projectView(row, await show(manager, this.access, caller, [row])) };
    const seen = (sequence: SequenceRow): boolean => seesSequence(this.access, caller, sequence);
    for (const { name, privilege, load } of parts) if (this.access.decide(caller, privilege).allowed) record[name] = await load(manager, projectId, seen);
    if (this.access.decide(caller, 'incidentActivity.view').allowed) {
      record.activities = (await this.activities.whole(caller, projectId)).map((step) => activityView(step, caller.language));
    }
    const links = await manager.find(LinkRow, { where: { projectId }, order: { addedAt: 'ASC', id: 'ASC' } });
    return { ...record, links: links.filter((link) => this.alarms.sees(caller, link)).map((link) => linkView(link, caller.language)) };
  }
}
