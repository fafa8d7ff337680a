import { passwordOf } from '../secrets/secrets.js';
import type { Secrets } from '../secrets/secrets.js';
import type { Hardware } from './hardware.entity.js';

type Credentials = Pick<Hardware, 'userName' | 'password' | 'credentialsRevision'>;

/** What a change makes of user and password; nothing where it does not touch them. An empty user takes both away. */
export function nextCredentials(secrets: Secrets, hardware: Pick<Hardware, 'id'> & Credentials, given: { user?: string; password?: string }): Partial<Credentials> {
  const { user, password } = given;
  if ((user === undefined || user === null) && (password === undefined || password === null)) return {};
  const credentialsRevision = hardware.credentialsRevision + 1;
  if (user === '') return { userName: null, password: null, credentialsRevision };
  return {
    ...(user ? { userName: user } : {}),
    ...(password ? { password: secrets.seal(passwordOf(hardware.id), password) } : {}),
    credentialsRevision,
  };
}
