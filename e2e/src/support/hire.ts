import { eventually } from '@vigie/testing';
import type { Api } from '@vigie/testing';

export interface Hired {
  name: string;
  password: string;
}

/** A person with a role of their own that allows this everywhere. */
export async function hire(api: Api, { name, password }: Hired, privileges: string[]): Promise<void> {
  const user = await api.create('/basicUsers', { name, password, mustChangePassword: false });
  const role = await api.create('/roles', { name: `Role of ${name}`, grants: [{ effect: 'allow', privileges, scope: { kind: 'everything' } }] });
  await eventually(() => api.expect(200, `/roles/${role.id}/users`, { method: 'POST', body: { id: user.id } }), { deadline: 30_000 });
}
