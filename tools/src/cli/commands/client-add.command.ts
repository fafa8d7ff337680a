import { ApiError, type VigieApi } from '../../api/vigie-api.js';
import { Problem } from '../../problem.js';
import type { Command } from '../command.js';
import { findRole } from '../roles.js';
import { waitFor } from '../wait-for.js';

interface CreatedClient {
  id: string;
  clientId: string;
  clientSecret: string;
}

/** Makes an integration's account in a role; it may be used as soon as the command has ended. */
export const clientAdd: Command = {
  name: 'client add',
  usage: 'NAME --role ROLE',
  says: 'makes a client for client_credentials, in a role',
  words: 1,
  options: ['role'],
  async run({ api, words: [name = ''], options: { role: wanted } }) {
    if (!wanted) throw new Problem('Usage: vigie client add NAME --role ROLE (the built-in role is administrators)');
    const role = await findRole(api, wanted);
    const client = await api.create<CreatedClient>('/clients', { name });
    try {
      await waitFor(() => api.call('POST', `/roles/${role.id}/users`, { id: client.id }));
      await waitUntilUsable(api.as({ id: client.clientId, secret: client.clientSecret }), role.id);
    } catch (error) {
      await api.call('DELETE', `/clients/${client.id}`).catch(() => undefined);
      throw error;
    }
    return [`client_id=${client.clientId}`, `client_secret=${client.clientSecret}`];
  },
};

/** Its rights travel to the services; whoever reads the secret must find them there. */
async function waitUntilUsable(api: VigieApi, role: string): Promise<void> {
  await waitFor(async () => {
    const { data } = await api.call<{ data: { roles: { id: string }[] } }>('GET', '/users/me');
    if (!data.roles.some(({ id }) => id === role)) throw new ApiError(403, '', 'The client was made, but its role does not hold yet.');
  });
}
