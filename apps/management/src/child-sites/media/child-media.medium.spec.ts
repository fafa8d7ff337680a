import { randomUUID } from 'node:crypto';
import { childRecordingsFind, childStillGet } from '@vigie/contracts';
import type { Privilege } from '@vigie/contracts';
import type { Caller } from '@vigie/platform/security';
import type { Item } from '@vigie/testing';
import { ChildDoor } from '../../testing/child-door.js';
import type { Door } from '../../testing/child-door.js';
import { ManagementWorld, patience } from '../../testing/management-world.js';

const recordings = '/api/rest/v1/recordings';
const stills = '/api/rest/v1/stills';
const time = '2026-11-22T10:15:30.250Z';
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

const json = (body: unknown, status = 200): Door => (_, __, response) => void response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
const picture = (bytes: Buffer, frame?: string): Door => (_, __, response) => {
  response.writeHead(200, { 'Content-Type': 'image/jpeg', ...(frame ? { 'X-Vigie-Frame-Time': frame } : {}) }).end(bytes);
};
const refused = (code: string, httpCode = 404): Door => json({ error: { httpCode, details: [{ errorText: 'x', errorTextId: code }] } }, httpCode);

describe('recordings of child sites', () => {
  let parent: ManagementWorld;
  let child: ManagementWorld;
  let door: ChildDoor;
  let gate: Item;
  let dock: Item;
  let operator: Caller;
  beforeAll(async () => {
    [parent, child] = await Promise.all([ManagementWorld.open(), ManagementWorld.open()]);
    door = new ChildDoor(child);
    [gate, dock] = [await child.camera('Gate'), await child.camera('Dock')];
    const { clientId, clientSecret } = await door.client(['site.view', 'camera.view', 'camera.playback']);
    await parent.admin.create('/childSites', { url: door.url, clientId, clientSecret, name: 'Depot' });
    operator = await caller('operator', ['camera.view', 'camera.playback'], { kind: 'entities', ids: [gate.id] });
  }, patience);
  afterEach(() => {
    door.inPlace.clear();
    door.asked.length = 0;
    door.open();
  });
  afterAll(() => Promise.all([parent.close(), child.close()]), patience);

  const caller = async (named: string, privileges: Privilege[], scope?: object): Promise<Caller> => {
    const { id, name } = await parent.holder(named, privileges, scope);
    return { principal: { id, name, kind: 'user' }, language: 'en' };
  };
  const questions = () => parent.asking('incident-manager');
  const find = (camera: string, who: Caller = operator, site = child.site) =>
    questions().ask(childRecordingsFind, { site, camera, from: '2026-11-22T10:00:00.000Z', to: '2026-11-22T11:00:00.000Z' }, { caller: who, deadlineMs: 15_000 });
  const still = (camera: string, who: Caller = operator) => questions().ask(childStillGet, { site: child.site, camera, time, width: 640 }, { caller: who, deadlineMs: 15_000 });
  const refusedWith = (code: string) => expect.objectContaining({ code }) as Error;

  it('[MG-05] are asked of the child with its client, within the asked-for time, oldest first', async () => {
    door.inPlace.set(recordings, json({ array: [
      { startTime: '2026-11-22T10:30:00.000Z', endTime: '2026-11-22T12:00:00.000Z' }, { startTime: '2026-11-22T09:00:00.000Z', endTime: '2026-11-22T10:20:00.000Z' },
      { startTime: 'x', endTime: 4 }, { startTime: '2026-11-22T12:00:00.000Z', endTime: '2026-11-22T13:00:00.000Z' },
    ] }));
    expect(await find(gate.id)).toEqual({ spans: [
      { from: '2026-11-22T10:00:00.000Z', to: '2026-11-22T10:20:00.000Z' }, { from: '2026-11-22T10:30:00.000Z', to: '2026-11-22T11:00:00.000Z' },
    ] });
    expect(door.asked.map((path) => decodeURIComponent(path)).filter((path) => path.startsWith(recordings)))
      .toEqual([`${recordings}?camera='${gate.id}'&startTime=gt:'2026-11-22T10:00:00.000Z'&endTime=lt:'2026-11-22T11:00:00.000Z'`]);
  });

  it('[MG-05] are asked with one token as long as it holds', async () => {
    door.inPlace.set(recordings, json({ array: [] }));
    await find(gate.id);
    door.asked.length = 0;
    await Promise.all([find(gate.id), find(gate.id), find(gate.id)]);
    expect(door.asked.filter((path) => path.startsWith('/IDP'))).toEqual([]);
  });

  it('[MG-05] give a still with the wall clock of its frame, and the log says who saw it', async () => {
    door.inPlace.set(stills, picture(jpeg, '2026-11-22T10:15:30.100Z'));
    expect(await still(gate.id)).toEqual({ time: '2026-11-22T10:15:30.100Z', mediaType: 'image/jpeg', data: jpeg.toString('base64') });
    const entry = (await parent.told('logEntry.written.v1')).map(({ payload }) => payload).find(({ operation }) => operation === 'camera.still.viewed');
    expect(entry).toMatchObject({ user: { name: 'operator' }, object: { type: 'cameras', id: gate.id, name: 'Gate' }, details: { time, childSite: child.site } });
  });

  it('[MG-05] are for those who may play back that camera here; others are refused before the child hears of it', async () => {
    door.inPlace.set(recordings, json({ array: [] }));
    const viewer = await caller('viewer', ['camera.view']);
    await expect(find(dock.id)).rejects.toThrow(refusedWith('object.notFound'));
    await expect(still(dock.id)).rejects.toThrow(refusedWith('object.notFound'));
    await expect(find(gate.id, viewer)).rejects.toThrow(refusedWith('access.refused'));
    await expect(still(gate.id, viewer)).rejects.toThrow(refusedWith('access.refused'));
    const own = await parent.camera('Own');
    const all = await caller('all', ['camera.view', 'camera.playback']);
    await expect(find(own.id, all)).rejects.toThrow(refusedWith('object.notFound'));
    await expect(find(gate.id, all, randomUUID())).rejects.toThrow(refusedWith('object.notFound'));
    expect(door.asked).toEqual([]);
  });

  it('[MG-30] stay within the limit of playback', async () => {
    const { id, name } = await parent.account('limited');
    const role = await parent.admin.create('/roles', {
      name: 'Limited', grants: [{ effect: 'allow', privileges: ['camera.view', 'camera.playback'], scope: { kind: 'everything' }, conditions: { playbackHours: 1 } }],
    });
    await parent.admin.expect(200, `/roles/${role.id}/users`, { method: 'POST', body: { id } });
    const who: Caller = { principal: { id, name, kind: 'user' }, language: 'en' };
    const [from, to] = [new Date(Date.now() - 10 * 3_600_000).toISOString(), new Date(Date.now() - 9 * 3_600_000).toISOString()];
    door.inPlace.set(recordings, json({ array: [{ startTime: from, endTime: to }] }));
    expect(await questions().ask(childRecordingsFind, { site: child.site, camera: gate.id, from, to }, { caller: who, deadlineMs: 15_000 })).toEqual({ spans: [] });
    await expect(questions().ask(childStillGet, { site: child.site, camera: gate.id, time: from }, { caller: who })).rejects.toThrow(refusedWith('access.refused'));
  });

  it('[MG-05] keep nobody waiting for a child that is known to be away, and come again when it is back', async () => {
    door.inPlace.set(recordings, json({ array: [] }));
    const refresh = () => parent.admin.expect(200, `/childSites/${child.site}?task=Refresh`, { method: 'POST' });
    door.close();
    await refresh();
    door.open();
    door.asked.length = 0;
    await expect(find(gate.id)).rejects.toThrow(refusedWith('childSite.unreachable'));
    expect(door.asked).toEqual([]);
    await refresh();
    expect(await find(gate.id)).toEqual({ spans: [] });
  });

  it.each<[string, Door | undefined, string]>([
    ['nothing was recorded', refused('recording.notFound'), 'recording.notFound'],
    ['the child does not show the camera any more', refused('object.notFound'), 'childSite.refused'],
    ['the child refuses', refused('access.refused', 403), 'childSite.refused'],
    ['the child fails', refused('still.failed', 503), 'childSite.unreachable'],
    ['the picture is none', picture(Buffer.from('<svg/>'), time), 'childSite.unreachable'],
    ['the picture has no time', picture(jpeg), 'childSite.unreachable'],
    ['the picture is too large', picture(Buffer.concat([jpeg, Buffer.alloc(800_000)]), time), 'childSite.unreachable'],
    ['the child is away', undefined, 'childSite.unreachable'],
  ])('[MG-05] say by code that %s', async (_, stands, code) => {
    if (stands) door.inPlace.set(stills, stands);
    else door.close();
    await expect(still(gate.id)).rejects.toThrow(expect.objectContaining({ code, ...(code.startsWith('childSite') ? { parameters: { site: 'Depot' } } : {}) }));
  });
});
