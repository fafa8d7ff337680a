import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, integration, person, Suite } from '@vigie/testing';
import type { Api } from '@vigie/testing';
import { comeBack, idleCosts } from './suite-processes.js';
import { percentile } from './row.js';
import type { Row } from './row.js';

export const name = 'suite';

const changes = 100;
const viewer = { name: 'bench', password: 'Quiet-Meadow-Morning-9' };

/** Milliseconds from the end of a change of rights to the first request that another service decides by it, for each of many changes. */
async function rightsLatency(admin: Api, suite: Suite): Promise<number[]> {
  const user = await admin.create('/basicUsers', { ...viewer, mustChangePassword: false });
  const role = await admin.create('/roles', { name: 'bench', grants: [] });
  await eventually(() => admin.expect(200, `/roles/${role.id}/users`, { method: 'POST', body: { id: user.id } }), { every: 50 });
  const somebody = await person(suite.url, viewer);
  const times: number[] = [];
  for (let change = 0; change < changes; change += 1) {
    const allow = change % 2 === 0;
    const start = performance.now();
    await admin.expect(200, `/roles/${role.id}`, {
      method: 'PATCH', body: { grants: allow ? [{ effect: 'allow', privileges: ['incidentProperties.view'], scope: { kind: 'everything' } }] : [] },
    });
    await eventually(async () => (await somebody.call('/incidentTypes')).status === (allow ? 200 : 403), { deadline: 10_000, every: 1 });
    times.push(performance.now() - start);
  }
  return times;
}

/** The whole suite without cameras: how long it takes to be ready, what it costs idle, how soon a change of rights holds elsewhere, how soon who was killed or frozen is back. */
export async function run(): Promise<Row[]> {
  const suite = await Suite.start({ args: ['--empty'] });
  try {
    const start = performance.now();
    await suite.stop();
    const stopped = performance.now();
    await suite.restart();
    const again = (performance.now() - stopped) / 1_000;
    const idle = await idleCosts(suite);
    const admin = await integration(suite.url, 'vigie-cli', readFileSync(join(suite.data, 'keys/cli-client-secret'), 'utf8').trim());
    const rights = percentile(await rightsLatency(admin, suite), 0.99);
    return [
      { name: 'start to ready, everything installed', measured: again, unit: 's', limit: 20, ok: again < 20 },
      { name: 'stop', measured: (stopped - start) / 1_000, unit: 's', limit: 10, ok: (stopped - start) / 1_000 < 10 },
      { name: `change of rights to effect in another service, request included, p99 of ${changes}`, measured: rights, unit: 'ms', limit: 300, ok: rights < 300 },
      ...idle,
      ...(await comeBack(suite)),
    ];
  } finally {
    await suite.dispose();
  }
}
