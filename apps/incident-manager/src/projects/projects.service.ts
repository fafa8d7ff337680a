import { Injectable } from '@nestjs/common';
import { incidentProjectCreated, incidentProjectDeleted } from '@vigie/contracts';
import { requireVersion } from '@vigie/platform/http';
import { Database, messageId } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { AccessControl, AuditTrail } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { endExports } from '../deletions/end-exports.js';
import { bury } from '../deletions/tombstones.js';
import { orSay } from '../failures/say.js';
import { refuseUnknownProperty } from '../properties/property-names.js';
import { readPropertySet } from '../properties/property-set.js';
import { personOf } from '../texts/person.js';
import { forgetActivities } from './activities/forget-activities.js';
import { noteOpened } from './activities/note-opened.js';
import { difference } from './activities/activity.rules.js';
import { writeActivities } from './activities/write-activity.js';
import { AskedMembers } from './asked-members.service.js';
import { versionFor } from './open-changes.js';
import { ProjectRow } from './project.entity.js';
import { nextProjectNumber } from './project-number.js';
import { asLogged, readMembers } from './project.rules.js';
import type { ProjectMembers } from './project.rules.js';
import type { CreateProjectDto } from './project.dto.js';
import { projectFact } from './project.view.js';
import { requirePart } from './require-part.js';
import { lockProject, requireProject } from './require-project.js';
import { SequenceStore } from './sequences/sequence-store.service.js';
import type { PreparedSequences } from './sequences/sequence-store.service.js';
import { noProperties, show, sightOf } from './sight.js';
import type { Shown } from './sight.js';

/** A project with all that is needed to show it to the caller. */
export interface NamedProject {
  row: ProjectRow;
  shown: Shown;
}

/** What operators do with incident projects (IM-20, IM-32, IM-33). */
@Injectable()
export class Projects {
  constructor(
    private readonly database: Database,
    private readonly access: AccessControl,
    private readonly audit: AuditTrail,
    private readonly sequences: SequenceStore,
    private readonly asked: AskedMembers,
  ) {}

  /** Opens a project; that it was opened is part of its own log (IM-54). */
  async open(caller: Caller, id: string): Promise<NamedProject> {
    await this.access.require(caller, 'incidentProject.view');
    const row = await requireProject(this.database.read, id);
    await noteOpened(this.database, id, personOf(caller));
    return { row, shown: await show(this.database.read, this.access, caller, [row]) };
  }

  async create(caller: Caller, dto: CreateProjectDto): Promise<NamedProject> {
    await this.access.require(caller, 'incidentProject.manage');
    await this.asked.requireRights(caller, dto);
    if (dto.sequences?.length || dto.draftSequences?.length) await this.access.require(caller, 'incidentSequence.manage');
    readMembers(dto);
    return orSay('incident.project.notCreated', async () => {
      const prepared = await this.sequences.prepare(caller, dto);
      return this.database.change((tx) => this.write(tx, caller, dto, prepared));
    });
  }

  /** Deletes the project and all in it; that it was deleted, and by whom, stays in both logs (IM-33, IM-53). */
  async delete(caller: Caller, id: string, version?: number): Promise<void> {
    await requirePart(this.access, caller, 'incidentProject.delete');
    await orSay('incident.action.notCompleted', () => this.database.change(async (tx) => {
      const row = await lockProject(tx.manager, id);
      requireVersion(versionFor(row, sightOf(this.access, caller)), version);
      await tx.manager.delete(ProjectRow, { id });
      await bury(tx.manager, 'incidentProjects', [id]);
      await forgetActivities(tx.manager, [id]);
      await endExports(tx, [id]);
      await writeActivities(tx.manager, id, personOf(caller), [{ operation: 'project.deleted', details: { number: row.number } }]);
      await tx.tell(incidentProjectDeleted, { id, number: row.number });
      await this.record(caller, tx, 'deleted', row);
    }));
  }

  private async write(tx: Tx, caller: Caller, dto: CreateProjectDto, prepared: PreparedSequences): Promise<NamedProject> {
    const properties = dto.categories || dto.data ? await readPropertySet(tx.manager) : noProperties;
    const members = readMembers(dto, await this.asked.read(tx.manager, caller, dto, properties));
    const row = await this.insert(tx, caller, members, prepared.spans.length);
    const shown = await show(tx.manager, this.access, caller, [row]);
    const changes = difference({}, asLogged(members, shown.names));
    await writeActivities(tx.manager, row.id, personOf(caller), [{ operation: 'project.created', changes, details: { number: row.number } }]);
    await this.sequences.write(tx, caller, row.id, prepared);
    await tx.tell(incidentProjectCreated, projectFact(row));
    await this.record(caller, tx, 'created', row);
    return { row, shown };
  }

  private async insert(tx: Tx, caller: Caller, members: ProjectMembers, sequenceCount: number): Promise<ProjectRow> {
    const person = personOf(caller);
    const now = new Date();
    const row: ProjectRow = {
      ...members, id: messageId(), number: await nextProjectNumber(tx.manager, now),
      createdById: person.id, createdByName: person.name, createdByKind: person.kind, createdAt: now, modifiedAt: now, openModifiedAt: now,
      version: 1, openVersion: 1, memberVersions: {}, sequenceCount, commentCount: 0,
    };
    await tx.manager.insert(ProjectRow, row).catch(refuseUnknownProperty);
    return row;
  }

  /** Creation and deletion are told to the log-server as well (IM-53); the rest stays in the project's own log (IM-54). */
  private record(caller: Caller, tx: Tx, verb: 'created' | 'deleted', { id, number }: ProjectRow): Promise<void> {
    return this.audit.write(caller, {
      log: 'audit', category: 'incident', operation: `incidentProject.${verb}`, outcome: 'success',
      privilege: verb === 'created' ? 'incidentProject.manage' : 'incidentProject.delete', object: { type: 'incidentProjects', id, name: number },
    }, tx);
  }
}
