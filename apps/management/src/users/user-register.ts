import { Injectable } from '@nestjs/common';
import { ref, userCreated, userDeleted, userUpdated, wellKnown } from '@vigie/contracts';
import type { Tx } from '@vigie/platform/persistence';
import { newRow, removeRow, saveNext } from '../changes/rows.js';
import { lowestLevel } from '../rights/compile.rules.js';
import { markEntities, markPrincipals } from '../rights/rights-marks.js';
import { User } from './user.entity.js';

type Known = Pick<User, 'id' | 'kind' | 'name' | 'fullName' | 'description' | 'disabled' | 'builtIn'>;

/** The users of the site. A new one can do nothing until somebody gives a role (MG-23). */
@Injectable()
export class UserRegister {
  /** Takes a user as the identity-provider knows it; levels, groups and roles of this site stay. */
  async keep(tx: Tx, known: Known): Promise<void> {
    const { id, name, kind, disabled } = known;
    const row = await tx.manager.findOne(User, { where: { id }, lock: { mode: 'pessimistic_write' } });
    const saved = row
      ? await saveNext(tx.manager, row, known)
      : await tx.manager.save(newRow(User, { ...known, level: null, reaches: [], partitions: [wellKnown.rootPartition] }));
    await markEntities(tx.manager, ref('users', id));
    await markPrincipals(tx.manager, id);
    await tx.tell(row ? userUpdated : userCreated, { id, name, kind, disabled, level: saved.level ?? lowestLevel });
  }

  async forget(tx: Tx, id: string): Promise<void> {
    const row = await tx.manager.findOne(User, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!row) return;
    const { name } = row;
    await tx.manager.query('DELETE FROM group_members WHERE member_id = $1', [id]);
    await tx.manager.query('DELETE FROM role_members WHERE member_id = $1', [id]);
    await removeRow(tx.manager, 'users', row);
    await markEntities(tx.manager, ref('users', id));
    await markPrincipals(tx.manager, id);
    await tx.tell(userDeleted, { id, name });
  }
}
