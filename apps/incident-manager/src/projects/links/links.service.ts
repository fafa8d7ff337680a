import { Injectable } from '@nestjs/common';
import { incidentLinkAdded, incidentLinkRemoved, VigieError } from '@vigie/contracts';
import type { AlarmFindReply } from '@vigie/contracts';
import type { ListQuery } from '@vigie/platform/http';
import { Database, listRows, messageId } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { bury } from '../../deletions/tombstones.js';
import { orSay } from '../../failures/say.js';
import { thingNames } from '../../failures/thing-names.js';
import { personOf } from '../../texts/person.js';
import { removedStep } from '../activities/removed-step.js';
import { writeActivities } from '../activities/write-activity.js';
import { requirePart } from '../require-part.js';
import { requireProject } from '../require-project.js';
import { touchProject } from '../touch-project.js';
import { AlarmSight } from './alarm-sight.service.js';
import { LinkRow } from './link.entity.js';
import { linkColumns, linkDetails, loggedSource, linkFact, linkList } from './link.view.js';

/** The alarms of a project (IM-34). Seeing them takes the right to see the alarm as well. */
@Injectable()
export class Links {
  constructor(private readonly database: Database, private readonly access: AccessControl, private readonly alarms: AlarmSight) {}

  /** Those that the caller may see; the others are not there. */
  async list(caller: Caller, projectId: string, query: ListQuery): Promise<LinkRow[]> {
    await this.requireSight(caller);
    await requireProject(this.database.read, projectId);
    const all = this.database.read.createQueryBuilder(LinkRow, 'link').where('link.projectId = :projectId', { projectId });
    const rows = await listRows(all, 'link', { ...query, page: 0, size: linkList.maxSize ?? query.size }, linkColumns);
    const from = query.page * query.size;
    return rows.filter((row) => this.alarms.sees(caller, row)).slice(from, from + query.size);
  }

  async get(caller: Caller, projectId: string, id: string): Promise<LinkRow> {
    await this.requireSight(caller);
    await requireProject(this.database.read, projectId);
    return this.find(this.database.read, caller, projectId, id);
  }

  async add(caller: Caller, projectId: string, alarmId: string): Promise<LinkRow> {
    await requirePart(this.access, caller, 'incidentProject.manage');
    await this.access.requireAnywhere(caller, 'alarm.view');
    const alarm = await this.alarms.find(caller, alarmId);
    return this.write(caller, projectId, async (tx) => {
      if (await tx.manager.existsBy(LinkRow, { projectId, alarmId: alarm.id })) throw new VigieError('incident.link.exists', { property: 'alarm' });
      const row = recordOf(caller, projectId, alarm);
      await tx.manager.insert(LinkRow, row);
      await writeActivities(tx.manager, projectId, personOf(caller), [{ operation: 'link.added', details: linkDetails(row) }]);
      await tx.tell(incidentLinkAdded, linkFact(row));
      return row;
    });
  }

  async remove(caller: Caller, projectId: string, id: string): Promise<void> {
    await requirePart(this.access, caller, 'incidentProject.manage');
    await this.access.requireAnywhere(caller, 'alarm.view');
    await this.write(caller, projectId, async (tx) => {
      const row = await this.find(tx.manager, caller, projectId, id);
      await tx.manager.delete(LinkRow, { id });
      await bury(tx.manager, 'links', [id]);
      await writeActivities(tx.manager, projectId, personOf(caller), [{ operation: 'link.removed', details: linkDetails(row) }]);
      await tx.tell(incidentLinkRemoved, linkFact(row));
    });
  }

  private async requireSight(caller: Caller): Promise<void> {
    await this.access.require(caller, 'incidentProject.view');
    await this.access.requireAnywhere(caller, 'alarm.view');
  }

  /** A link that the caller may not see looks like none, taken out or not. */
  private async find(manager: Tx['manager'], caller: Caller, projectId: string, id: string): Promise<LinkRow> {
    const row = await manager.findOneBy(LinkRow, { id, projectId });
    if (row && this.alarms.sees(caller, row)) return row;
    const removed = row ? undefined : await removedStep(manager, projectId, 'link', id);
    throw new VigieError(removed && this.alarms.seesSource(caller, loggedSource(removed)) ? 'object.deleted' : 'object.notFound');
  }

  /** The project is locked: of two who link the same alarm, one hears that it is linked. */
  private write<T>(caller: Caller, projectId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return orSay('incident.notSaved', () => this.database.change(async (tx) => {
      await touchProject(tx.manager, projectId, {});
      return work(tx);
    }), { thing: thingNames.link[caller.language] });
  }
}

function recordOf(caller: Caller, projectId: string, { id: alarmId, number, name, time, source }: AlarmFindReply): LinkRow {
  const person = personOf(caller);
  return {
    id: messageId(), projectId, alarmId, alarmNumber: number, alarmName: { en: name.en, fr: name.fr, ja: name.ja }, alarmTime: new Date(time),
    sourceType: source?.type ?? null, sourceId: source?.id ?? null, sourceName: source?.name ?? null,
    addedById: person.id, addedByName: person.name, addedByKind: person.kind, addedAt: new Date(),
  };
}
