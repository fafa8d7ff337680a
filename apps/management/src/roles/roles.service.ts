import { Injectable } from '@nestjs/common';
import { cutText, roleCreated, roleDeleted, roleUpdated, VigieError } from '@vigie/contracts';
import type { Grant, RoleView } from '@vigie/contracts';
import type { ListQuery } from '@vigie/platform/http';
import { Database, listRows } from '@vigie/platform/persistence';
import type { Caller } from '@vigie/platform/security';
import { Administration, stepsOf } from '../changes/administration.service.js';
import { PartitionChoice, requirePartitions } from '../changes/partition-choice.js';
import { picked } from '../changes/picked.js';
import { newRow, oneRow, removeRow, rowToChange, saveNext } from '../changes/rows.js';
import type { Versioned } from '../changes/versioned.js';
import { managedColumns } from '../changes/visible-rows.js';
import { membersOf } from '../members/members.js';
import { markHolders, markRole } from '../rights/rights-marks.js';
import { requireScopes } from './grant-references.js';
import { readGrants } from './grants.rules.js';
import type { ChangeRoleDto, CreateRoleDto } from './role.dto.js';
import { Role } from './role.entity.js';
import { roleViews, versionedRole } from './role.view.js';

/** Roles belong to the site as a whole: who may see or change one may see or change all. */
@Injectable()
export class RolesService {
  constructor(
    private readonly database: Database,
    private readonly administration: Administration,
    private readonly partitions: PartitionChoice,
  ) {}

  async list(caller: Caller, query: ListQuery): Promise<RoleView[]> {
    await this.administration.authorise(caller, 'role.view');
    const rows = await listRows(this.database.read.createQueryBuilder(Role, 'row'), 'row', query, Object.keys(managedColumns));
    return roleViews(this.database.read, rows);
  }

  async get(caller: Caller, id: string): Promise<Versioned<RoleView>> {
    await this.administration.authorise(caller, 'role.view');
    return versionedRole(this.database.read, await oneRow(this.database.read, Role, id, 'roles'));
  }

  async create(caller: Caller, dto: CreateRoleDto): Promise<Versioned<RoleView>> {
    await this.administration.authorise(caller, 'role.manage');
    const grants = readGrants(dto.grants ?? []);
    const reaches = await this.partitions.authoriseReach(caller, dto.reaches);
    const row = newRow(Role, { ...picked(dto, 'name', 'description'), builtIn: false, grants, reaches });
    return this.administration.change(caller, { ...step('created', row), details: summary(grants) }, async (tx) => {
      await requireScopes(tx.manager, grants);
      await requirePartitions(tx.manager, reaches, 'reaches');
      await tx.manager.insert(Role, row);
      await markRole(tx.manager, row.id);
      await tx.tell(roleCreated, { id: row.id, name: row.name });
      return versionedRole(tx.manager, row);
    });
  }

  async change(caller: Caller, id: string, dto: ChangeRoleDto, version?: number): Promise<Versioned<RoleView>> {
    await this.administration.authorise(caller, 'role.manage');
    const grants = dto.grants && readGrants(dto.grants);
    const present = await oneRow(this.database.read, Role, id, 'roles');
    const reaches = await this.partitions.authoriseReach(caller, dto.reaches, present.reaches);
    return this.administration.change(caller, step('updated', { id }), async (tx, shown) => {
      const row = await rowToChange(tx.manager, Role, id, 'roles', version);
      shown.object.name = row.name;
      if (row.builtIn && isChanged(row, dto)) throw new VigieError('object.builtIn');
      if (grants && !row.builtIn) {
        await requireScopes(tx.manager, grants, row.grants);
        shown.details = summary(grants);
      }
      await requirePartitions(tx.manager, reaches, 'reaches');
      await saveNext(tx.manager, row, {
        ...picked(dto, 'name', 'description'), ...(grants && !row.builtIn ? { grants } : {}), ...(dto.reaches ? { reaches } : {}),
      });
      shown.object.name = row.name;
      await markRole(tx.manager, id);
      if (dto.reaches) await markHolders(tx.manager, id);
      await tx.tell(roleUpdated, { id, name: row.name });
      return versionedRole(tx.manager, row);
    });
  }

  async remove(caller: Caller, id: string, version?: number): Promise<void> {
    await this.administration.authorise(caller, 'role.manage');
    await this.administration.change(caller, step('deleted', { id }), async (tx, { object }) => {
      const row = await rowToChange(tx.manager, Role, id, 'roles', version);
      object.name = row.name;
      if (row.builtIn) throw new VigieError('object.builtIn');
      if ((await membersOf(tx.manager, 'roles', id)).length > 0) throw new VigieError('object.inUse');
      await removeRow(tx.manager, 'roles', row);
      await markRole(tx.manager, id);
      await tx.tell(roleDeleted, { id, name: object.name });
    });
  }
}

const step = stepsOf('role', 'roles', 'role.manage');

const isChanged = (row: Role, dto: ChangeRoleDto): boolean => (dto.name !== undefined && dto.name !== row.name) || (dto.grants?.length ?? 0) > 0;

/** What the log says of grants: enough to see what was given, without ids of everything. */
const summary = (grants: readonly Grant[]) => ({
  grants: cutText(grants.map(({ effect, privileges, scope }) => `${effect} ${privileges.join('+')} on ${scope.kind}`).join('; '), 900),
});
