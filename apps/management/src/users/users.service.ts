import { Injectable } from '@nestjs/common';
import { MeView, privileges, ref, relations, userUpdated, UserView, VigieError, wellKnown } from '@vigie/contracts';
import type { ListQuery } from '@vigie/platform/http';
import { Database } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { Administration, stepsOf } from '../changes/administration.service.js';
import { PartitionChoice, requirePartitions } from '../changes/partition-choice.js';
import { oneRow, rowToChange, saveNext } from '../changes/rows.js';
import type { Versioned } from '../changes/versioned.js';
import { visibleRows } from '../changes/visible-rows.js';
import { lowestLevel } from '../rights/compile.rules.js';
import { markEntities, markPrincipals } from '../rights/rights-marks.js';
import type { ChangeUserDto } from './user.dto.js';
import { User, userList } from './user.entity.js';
import { userViews } from './user.view.js';

const type = 'users';

@Injectable()
export class UsersService {
  constructor(
    private readonly database: Database,
    private readonly access: AccessControl,
    private readonly administration: Administration,
    private readonly partitions: PartitionChoice,
  ) {}

  /** Who the caller is and what pages may offer: read from the rights that every service decides with. */
  me(caller: Caller): MeView {
    const { id, name, kind } = caller.principal;
    const held = this.access.index.principal(id)?.principal;
    const roles = (held?.roles ?? []).map((role) => ({ id: role, name: this.access.index.role(role)?.role.name ?? '' }));
    return Object.assign(new MeView(), {
      id, name, kind: kind === 'service' ? 'client' : kind, administrator: roles.some((role) => role.id === wellKnown.administratorsRole),
      privileges: this.access.held(caller, privileges), roles, level: held?.level ?? lowestLevel, language: caller.language, relations: relations(ref(type, id)),
    });
  }

  async list(caller: Caller, query: ListQuery): Promise<UserView[]> {
    const rows = await visibleRows(this.database.read, this.access, caller, query, { row: User, type, privilege: 'user.view', definition: userList });
    return this.views(rows);
  }

  async get(caller: Caller, id: string): Promise<Versioned<UserView>> {
    await this.administration.authorise(caller, 'user.view', ref(type, id));
    return this.versioned(await oneRow(this.database.read, User, id, type));
  }

  async change(caller: Caller, id: string, dto: ChangeUserDto, version?: number): Promise<Versioned<UserView>> {
    await this.administration.authorise(caller, 'user.manage', ref(type, id));
    const present = await oneRow(this.database.read, User, id, type);
    const partitions = await this.partitions.authorise(caller, dto.partitions, present.partitions);
    const reaches = await this.partitions.authoriseReach(caller, dto.reaches, present.reaches);
    const changed = await this.administration.change(caller, step('updated', { id }), async (tx, shown) => {
      const row = await rowToChange(tx.manager, User, id, type, version);
      // Their highest level keeps the way back in open under every threat level.
      if (row.builtIn && typeof dto.level === 'number' && dto.level !== row.level) throw new VigieError('object.builtIn', { property: 'level' });
      await requirePartitions(tx.manager, partitions);
      await requirePartitions(tx.manager, reaches, 'reaches');
      await saveNext(tx.manager, row, {
        ...(typeof dto.level === 'number' ? { level: dto.level || null } : {}), ...(dto.partitions ? { partitions } : {}), ...(dto.reaches ? { reaches } : {}),
      });
      shown.object.name = row.name;
      if (typeof dto.level === 'number') shown.details = { level: dto.level };
      await markEntities(tx.manager, ref(type, id));
      await markPrincipals(tx.manager, id);
      await tx.tell(userUpdated, { id, name: row.name, kind: row.kind, level: row.level ?? lowestLevel, disabled: row.disabled });
      return row;
    });
    return this.versioned(changed);
  }

  private async versioned(row: User): Promise<Versioned<UserView>> {
    const [view] = await this.views([row]);
    return { view: view ?? new UserView(), version: row.version };
  }

  private views(rows: User[]): Promise<UserView[]> {
    return userViews(this.database.read, rows, (id) => this.access.index.principal(id)?.principal.level ?? lowestLevel);
  }
}

const step = stepsOf('user', type, 'user.manage');
