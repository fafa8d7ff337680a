import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Privilege } from '@vigie/contracts';
import type { Api } from '@vigie/testing';
import { beginExport, ended } from '../../testing/export-client.js';
import { IncidentWorld, patience } from '../../testing/incident-world.js';
import { RecorderStandIn } from '../../testing/recorder-stand-in.js';
import { refusal } from '../../testing/refusal.js';
import { operatorPrivileges } from '../../testing/rights.js';

const mayExport: Privilege[] = ['camera.view', 'camera.playback', 'camera.export'];
const without = (left: Privilege): Privilege[] => operatorPrivileges.filter((privilege) => privilege !== left);

describe('fetching a package', () => {
  let recorder: RecorderStandIn;
  let world: IncidentWorld;
  let project: string;

  beforeAll(async () => {
    recorder = await RecorderStandIn.open();
    world = await IncidentWorld.open({ RECORDING_SERVER_URL: recorder.url, TASK_BEAT_MS: '500' });
    recorder.join(world);
    recorder.recorded.set(world.gate.id, [{ stream: randomUUID(), streamName: 'Main', video: randomBytes(3_000_000) }]);
    const camera = { type: 'cameras', id: world.gate.id };
    const { id } = await world.admin.create('/incidentProjects', { sequences: [{ camera, startTime: '2026-11-22T10:00:00.000Z', endTime: '2026-11-22T10:01:00.000Z' }] });
    project = `/incidentProjects/${id}`;
  }, patience);
  afterAll(async () => {
    await world.close();
    await recorder.stop();
  }, patience);

  /** Somebody who may export, with a package of their own. */
  async function withPackage(more: Record<string, unknown> = {}): Promise<{ person: { id: string; name: string }; api: Api; task: string; sha256: string }> {
    const person = await world.rights.guard('Erin Exporter', operatorPrivileges, mayExport, [world.gate]);
    const api = world.as(person);
    const task = await beginExport(api, project, more);
    const { package: made } = await ended(api, task);
    return { person, api, task, sha256: (made as { sha256: string }).sha256 };
  }

  /** The cookie of a pass, with what it says of itself. */
  async function passOf(api: Api, task: string): Promise<{ cookie: string; attributes: string[] }> {
    const { headers } = await api.expect(200, `/tasks/${task}?task=AllowDownload`, { method: 'POST' });
    const [cookie = '', ...attributes] = (headers.get('set-cookie') ?? '').split('; ');
    return { cookie, attributes };
  }

  const download = (task: string, cookie: string) => world.anonymous().call(`/tasks/${task}/download`, { headers: { Cookie: cookie } });

  it('[IM-31] a browser fetches it by itself, with a pass for a minute and for nothing else', async () => {
    const { api, task, sha256 } = await withPackage();
    const { cookie, attributes } = await passOf(api, task);
    expect(attributes).toEqual([`Path=/api/rest/v1/tasks/${task}/download`, 'Max-Age=60', 'HttpOnly', 'SameSite=Strict']);
    const { status, bytes, headers } = await download(task, `other=1; ${cookie}`);
    expect([status, createHash('sha256').update(bytes).digest('hex')]).toEqual([200, sha256]);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="incident-.+\.tar\.age"$/);
    expect(headers.get('repr-digest')).toBe(`sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`);
    expect((await world.anonymous().call(project, { headers: { Cookie: cookie } })).status).toBe(401);
    expect((await world.anonymous().call(`/tasks/${task}/package`, { headers: { Cookie: cookie } })).status).toBe(401);
  });

  it('[IM-31] no other pass, a bent one or none gives anything', async () => {
    const [first, second] = [await withPackage(), await withPackage()];
    const { cookie } = await passOf(first.api, first.task);
    const bent = cookie.slice(0, -3) + (cookie.endsWith('AAA') ? 'BBB' : 'AAA');
    for (const [task, shown] of [[second.task, cookie], [first.task, bent], [first.task, 'vigie-download=AQID'], [first.task, '']] as const) {
      expect(refusal(await download(task, shown))).toEqual([401, 'access.unauthenticated']);
    }
    expect(refusal(await second.api.call(`/tasks/${first.task}?task=AllowDownload`, { method: 'POST' }))).toEqual([404, 'object.notFound']);
  });

  it('[IM-31] a pass ends with the account', async () => {
    const { person, api, task } = await withPackage();
    const { cookie } = await passOf(api, task);
    await world.rights.forget(person);
    expect(refusal(await download(task, cookie))).toEqual([401, 'access.unauthenticated']);
  });

  it.each<[string, Privilege[], Privilege[]]>([
    ['camera.export', operatorPrivileges, ['camera.view', 'camera.playback']],
    ['camera.playback', operatorPrivileges, ['camera.view', 'camera.export']],
    ['incidentProject.export', without('incidentProject.export'), mayExport],
    ['incidentReport.generate', without('incidentReport.generate'), mayExport],
  ])('[IM-50] who has lost "%s" since it was made does not get it', async (_, privileges, onCameras) => {
    const { person, api, task } = await withPackage();
    const { cookie } = await passOf(api, task);
    await world.rights.holder(person.name, [[privileges, { kind: 'everything' }], [onCameras, { kind: 'entities', ids: [world.gate.id] }]], person.id);
    const answers = [await api.call(`/tasks/${task}/package`), await api.call(`/tasks/${task}?task=AllowDownload`, { method: 'POST' }), await download(task, cookie)];
    expect(answers.map(refusal)).toEqual(answers.map(() => [403, 'access.refused']));
  });

  it('[IM-50] the right to reports is not asked for where none is in it', async () => {
    const { person, api, task } = await withPackage({ includeReport: false });
    await world.rights.holder(person.name, [[without('incidentReport.generate'), { kind: 'everything' }], [mayExport, { kind: 'entities', ids: [world.gate.id] }]], person.id);
    expect((await api.call(`/tasks/${task}/package`)).status).toBe(200);
  });
});
