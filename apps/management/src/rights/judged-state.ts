import { RightsIndex } from '@vigie/platform/security';
import { compile } from './compile.rules.js';
import type { GroupRecord, Register, UserRecord } from './register.js';

/** Rights as changes are judged by them: groups are there like somebody who is in them, so that what they give counts also while they are empty. */
export function judgedState(register: Register): RightsIndex {
  const index = new RightsIndex();
  for (const [key, document] of compile({ ...register, users: [...register.users, ...register.groups.map(asMember)] })) index.applyRights(key, document);
  return index;
}

const asMember = ({ id, level, reaches }: GroupRecord): UserRecord => ({ id, name: id, kind: 'user', level, reaches });
