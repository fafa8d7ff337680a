import { randomBytes } from 'node:crypto';
import type { Command } from '../command.js';
import { findRole } from '../roles.js';
import { waitFor } from '../wait-for.js';

/** Makes a person's account with a password that serves once. */
export const userAdd: Command = {
  name: 'user add',
  usage: 'NAME [--role ROLE]',
  says: 'makes a user with a one-time password',
  words: 1,
  options: ['role'],
  async run({ api, words: [name = ''], options }) {
    const role = options.role ? await findRole(api, options.role) : undefined;
    const password = randomBytes(15).toString('base64url');
    const user = await api.create<{ id: string }>('/basicUsers', { name, password, mustChangePassword: true });
    if (role) await waitFor(() => api.call('POST', `/roles/${role.id}/users`, { id: user.id }));
    return [`user_id=${user.id}`, `password=${password}`];
  },
};
