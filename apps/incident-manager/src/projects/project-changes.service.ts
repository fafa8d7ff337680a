import { Injectable } from '@nestjs/common';
import { incidentProjectUpdated } from '@vigie/contracts';
import { requireVersion } from '@vigie/platform/http';
import { Database } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { orSay } from '../failures/say.js';
import { thingNames } from '../failures/thing-names.js';
import { isPropertyMember } from '../properties/property-member.js';
import { propertyNames, refuseUnknownProperty } from '../properties/property-names.js';
import { readPropertySet } from '../properties/property-set.js';
import type { PropertySet } from '../properties/property-set.js';
import { personOf } from '../texts/person.js';
import { difference } from './activities/activity.rules.js';
import { writeActivities } from './activities/write-activity.js';
import { AskedMembers } from './asked-members.service.js';
import { moved, versionFor } from './open-changes.js';
import type { ProjectDto } from './project.dto.js';
import { ProjectRow } from './project.entity.js';
import { dataOf, hiddenData } from './project-data.rules.js';
import { conflictError, conflictsOf, recordChanges, recordOf } from './project-merge.rules.js';
import type { NamedProject } from './projects.service.js';
import { applyChange, asLogged, emptyMembers, pickMembers } from './project.rules.js';
import type { ProjectMembers } from './project.rules.js';
import { memberLabel } from './project.texts.js';
import { projectFact } from './project.view.js';
import { requireChange } from './require-part.js';
import { lockProject } from './require-project.js';
import { countShown, sightOf } from './sight.js';
import type { Sight } from './sight.js';

/** How projects change, also when several people change one (IM-20, IM-32). */
@Injectable()
export class ProjectChanges {
  constructor(private readonly database: Database, private readonly access: AccessControl, private readonly asked: AskedMembers) {}

  /**
   * Changes the members that the request names. A stale version is no reason to refuse: only where somebody else has since
   * changed one of them to another value is it `incident.project.conflict`, with a detail for each, and nothing changes.
   */
  async change(caller: Caller, id: string, dto: ProjectDto, version?: number): Promise<NamedProject> {
    return this.save(caller, id, dto, version, (before, present) => {
      if (version !== undefined && version > present) requireVersion(present, version);
      return before;
    });
  }

  /** Sets all members: what the request does not name is emptied, but for what the caller cannot see. Throws `object.changed` for a stale version. */
  async replace(caller: Caller, id: string, dto: ProjectDto, version?: number): Promise<NamedProject> {
    const replacesData = this.access.decide(caller, 'incidentData.manage').allowed && sightOf(this.access, caller).data;
    return this.save(caller, id, dto, version, (before, present, properties) => {
      requireVersion(present, version);
      return { ...emptyMembers, ...(replacesData ? hiddenData(before, properties) : dataOf(before)) };
    });
  }

  private async save(
    caller: Caller, id: string, dto: ProjectDto, version: number | undefined, basis: (before: ProjectRow, present: number, properties: PropertySet) => ProjectMembers,
  ): Promise<NamedProject> {
    await requireChange(this.access, caller, 'incidentProject');
    await this.asked.requireRights(caller, dto);
    const sight = sightOf(this.access, caller);
    return orSay('incident.notSaved', () => this.database.change(async (tx) => {
      const before = await lockProject(tx.manager, id);
      const properties = await readPropertySet(tx.manager);
      const stays = basis(before, versionFor(before, sight), properties);
      const after = applyChange(stays, dto, await this.asked.read(tx.manager, caller, dto, properties, stays.assigneeId));
      return this.write(tx, caller, { before, after, version, sight, properties });
    }), { thing: thingNames.project[caller.language] });
  }

  private async write(tx: Tx, caller: Caller, change: {
    before: ProjectRow; after: ProjectMembers; version: number | undefined; sight: Sight; properties: PropertySet;
  }): Promise<NamedProject> {
    const { before, after, sight, properties } = change;
    const names = await propertyNames(tx.manager, [before, after]);
    const shown = { sight, names, properties, sequenceCounts: await countShown(tx.manager, this.access, caller, [before]) };
    const changes = difference(asLogged(before, names), asLogged(after, names));
    if (changes.length === 0) return { row: before, shown };
    const person = personOf(caller);
    const record = recordOf(before.memberVersions, before.version);
    const conflicts = conflictsOf(changes, record, change.version ?? versionFor(before, sight), !sight.data);
    if (conflicts.length > 0) {
      const maySee = (property: string): boolean => sight.data || !isPropertyMember(property);
      throw conflictError(conflicts, record, { language: caller.language, maySee, label: (property) => memberLabel(property, properties, caller.language) });
    }
    const isOpen = changes.some(({ property }) => !isPropertyMember(property));
    const now = moved(before, isOpen);
    const columns = {
      ...pickMembers(after, changes.map(({ property }) => property)), ...now, memberVersions: recordChanges(record, changes, now.version, person.name, now.openVersion),
    };
    const row: ProjectRow = { ...before, ...columns };
    await tx.manager.createQueryBuilder().update(ProjectRow).set(columns).where('id = :id', { id: row.id }).execute().catch(refuseUnknownProperty);
    await writeActivities(tx.manager, row.id, person, [{ operation: 'project.changed', changes }]);
    await tx.tell(incidentProjectUpdated, { ...projectFact(row), ...(isOpen ? {} : { onlyData: true }) });
    return { row, shown };
  }
}
