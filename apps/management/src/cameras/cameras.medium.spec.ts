import { randomUUID } from 'node:crypto';
import { camerasOfRecordingServer, firstRecordingServer, ref, wellKnown } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import { ManagementWorld, patience } from '../testing/management-world.js';
import { Recorder } from '../testing/recorder.js';
import { refusal, refusedMember } from '../testing/refusal.js';

describe('cameras', () => {
  let world: ManagementWorld;
  const recorder = new Recorder(() => world.asking('recording-server'));
  beforeAll(async () => {
    world = await ManagementWorld.open();
  }, patience);
  afterAll(() => world.close(), patience);

  it('[MG-01] adds a camera in one step, usable at once, and tells all that its recording server needs', async () => {
    const camera = await world.admin.create('/cameras', { name: 'Gate', address: 'rtsp://viewer:p%40ss@192.0.2.20:8554/main', retentionDays: 7 });
    expect(camera).toMatchObject({
      name: 'Gate', state: 'Success', path: { type: 'cameras', id: camera.id }, enabled: true, recording: 'always', retentionDays: 7,
      recordingServer: { type: 'recordingServers', id: firstRecordingServer }, partitions: [{ type: 'partitions', id: wellKnown.rootPartition }],
      streams: [{ name: 'Main', url: 'rtsp://192.0.2.20:8554/main', isDefault: true, isRecorded: true }],
      relations: { self: { type: 'cameras', id: camera.id }, parent: { type: 'hardware' } },
    });
    expect((await world.admin.get(`/cameras/${camera.id}`)).name).toBe('Gate');
    const [fact] = (await world.told('management.camera.created.v1')).filter(({ payload }) => payload.id === camera.id);
    expect(fact?.payload).toMatchObject({ name: 'Gate', recordingServer: firstRecordingServer, retentionDays: 7, recording: 'always', enabled: true, revision: 1, credentialsRevision: 1 });
  });

  it('[MG-09] seals the password in the database, shows it nowhere and gives it to recording servers only', async () => {
    const camera = await world.camera('Sealed', { user: 'viewer', password: 'correct horse' });
    const { hardware } = camera as unknown as { hardware: { id: string } };
    expect(await world.admin.get(`/hardware/${hardware.id}`)).toMatchObject({ user: 'viewer', hasPassword: true });
    const [row] = await world.rows('SELECT password FROM hardware WHERE id = $1', [hardware.id]);
    expect((row?.password as Buffer).toString('latin1')).not.toContain('correct horse');
    expect(JSON.stringify([await world.told(), await world.admin.list('/cameras'), await world.admin.list('/hardware')])).not.toContain('correct horse');

    expect(await recorder.credentials(camera.id)).toEqual({ user: 'viewer', password: 'correct horse', credentialsRevision: 1 });
    await expect(new Recorder(() => world.asking('incident-manager')).credentials(camera.id)).rejects.toThrow('incident-manager does not ask');
  });

  it('[MG-09] tells that credentials changed, and forgets them where the user is emptied', async () => {
    const camera = await world.camera('Changing', { user: 'a', password: 'b' });
    const { hardware } = camera as unknown as { hardware: { id: string } };
    await world.admin.expect(200, `/hardware/${hardware.id}`, { method: 'PATCH', body: { password: 'c' } });
    const answer = () => recorder.credentials(camera.id);
    expect(await answer()).toEqual({ user: 'a', password: 'c', credentialsRevision: 2 });
    await world.admin.expect(200, `/hardware/${hardware.id}`, { method: 'PATCH', body: { user: '' } });
    expect(await answer()).toEqual({ credentialsRevision: 0 });
    const revisions = (await world.told('management.camera.updated.v1')).filter(({ payload }) => payload.id === camera.id).map(({ payload }) => [payload.revision, payload.credentialsRevision]);
    expect(revisions).toEqual([[2, 2], [3, 0]]);
  });

  it('[MG-01] answers every camera of a recording server as it is now', async () => {
    const [on, off] = [await world.camera('On'), await world.camera('Off')];
    await world.admin.expect(200, `/cameras/${off.id}`, { method: 'PATCH', body: { enabled: false } });
    const { cameras } = await world.asking('recording-server').ask(camerasOfRecordingServer, { recordingServer: firstRecordingServer });
    const states = new Map(cameras.map(({ id, enabled }) => [id, enabled]));
    expect([states.get(on.id), states.get(off.id)]).toEqual([true, false]);
    const none = await world.asking('recording-server').ask(camerasOfRecordingServer, { recordingServer: randomUUID() });
    expect(none.cameras).toEqual([]);
  });

  it('[OP-03] answers 5,000 cameras of one recording server in pages that fit a message', async () => {
    const database = world.service.app.get(Database);
    const owner = randomUUID();
    await database.change(async ({ manager }) => {
      await manager.query(`INSERT INTO recording_servers (id, name) VALUES ($1, 'Large')`, [owner]);
      await manager.query(`INSERT INTO hardware (id, name, recording_server_id, address) VALUES ($1, 'Large', $1, 'rtsp://192.0.2.30')`, [owner]);
      await manager.query(`INSERT INTO cameras (id, name, hardware_id) SELECT gen_random_uuid(), 'Many ' || number, $1 FROM generate_series(1, 5000) AS number`, [owner]);
      await manager.query(`INSERT INTO streams (id, camera_id, position, name, url, is_default, is_recorded) SELECT gen_random_uuid(), id, 0, 'Main', 'rtsp://192.0.2.30/' || id, true, true FROM cameras WHERE hardware_id = $1`, [owner]);
    });
    const seen = new Set<string>();
    let pages = 0;
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const { cameras, next } = await world.asking('recording-server').ask(camerasOfRecordingServer, { recordingServer: owner, ...(after ? { after } : {}) });
      for (const { id } of cameras) seen.add(id);
      pages += 1;
      after = next;
    }
    expect(seen.size).toBe(5_000);
    expect(pages).toBeGreaterThan(5);
  });

  it('[MG-01] keeps streams as part of the camera: one default, never none', async () => {
    const camera = await world.camera('Streams');
    const [main] = await world.admin.list(`/cameras/${camera.id}/streams`);
    expect(refusal(await world.admin.call(`/cameras/${camera.id}/streams/${main?.id}`, { method: 'DELETE' }))).toEqual([409, 'camera.needsStream']);
    const low = await world.admin.create(`/cameras/${camera.id}/streams`, { name: 'Low', url: '/low', isDefault: true });
    expect((await world.admin.list(`/cameras/${camera.id}/streams`)).map(({ name, isDefault }) => [name, isDefault])).toEqual([['Main', false], ['Low', true]]);
    await world.admin.expect(200, `/cameras/${camera.id}/streams/${low.id}`, { method: 'DELETE' });
    expect((await world.admin.list(`/cameras/${camera.id}/streams`)).map(({ name, isDefault }) => [name, isDefault])).toEqual([['Main', true]]);
    expect(refusal(await world.admin.call(`/cameras/${camera.id}/streams/${low.id}`))).toEqual([404, 'object.notFound']);
  });

  it('[MG-03] removes a camera with the hardware that was made with it, and says later that it was deleted', async () => {
    const camera = await world.camera('Leaving');
    const { hardware } = camera as unknown as { hardware: { id: string } };
    expect(refusal(await world.admin.call(`/hardware/${hardware.id}`, { method: 'DELETE' }))).toEqual([409, 'object.inUse']);
    await world.admin.expect(200, `/cameras/${camera.id}`, { method: 'DELETE' });
    expect(refusal(await world.admin.call(`/cameras/${camera.id}`))).toEqual([410, 'object.deleted']);
    expect(refusal(await world.admin.call(`/hardware/${hardware.id}`))).toEqual([410, 'object.deleted']);
    expect(refusal(await world.admin.call(`/cameras/${randomUUID()}`))).toEqual([404, 'object.notFound']);
    expect((await world.told('management.camera.deleted.v1')).map(({ payload }) => payload)).toContainEqual({ id: camera.id, name: 'Leaving' });
    expect(world.access.index.entity(ref('cameras', camera.id))).toBeUndefined();
  });

  it.each([
    ['no address', { address: undefined }, 'request.invalid', 'address'],
    ['an address of another kind', { address: 'http://192.0.2.1/' }, 'camera.address', 'address'],
    ['a name of nothing', { name: '  ' }, 'request.invalid', 'name'],
    ['a retention of no days', { retentionDays: 0 }, 'request.invalid', 'retentionDays'],
    ['a recording server that is not there', { recordingServer: randomUUID() }, 'reference.unknown', 'recordingServer'],
    ['a partition that is not there', { partitions: [randomUUID()] }, 'reference.unknown', 'partitions'],
    ['a stream on another host', { streams: [{ name: 'x', url: 'rtsp://203.0.113.9/x' }] }, 'camera.address', 'url'],
    ['a NUL in the description', { description: 'a\0b' }, 'text.unsound', 'description'],
    ['a name of letters that look like others', { name: '\u0410dmin' }, 'name.mixedScripts', 'name'],
  ])('[MG-01] refuses %s by name and adds nothing', async (_, members, code, property) => {
    const before = (await world.rows('SELECT count(*) AS count FROM cameras'))[0]?.count;
    const answer = await world.admin.call('/cameras', { method: 'POST', body: { name: 'Bad', address: 'rtsp://192.0.2.20/bad', ...members } });
    expect([answer.status, refusal(answer)[1], refusedMember(answer)]).toEqual([400, code, property]);
    expect((await world.rows('SELECT count(*) AS count FROM cameras'))[0]?.count).toBe(before);
  });

  it('[MG-01] ignores members of a camera that clients post back, and lists by filter, order and page', async () => {
    const camera = await world.camera('Zebra crossing');
    const read = await world.admin.get(`/cameras/${camera.id}`);
    expect((await world.admin.expect(200, `/cameras/${camera.id}`, { method: 'PUT', body: { ...read, name: 'Zebra' } })).body.data.name).toBe('Zebra');
    expect((await world.admin.list("/cameras?name=startsWith:'zebra'&orderBy=desc:'name'&size=1")).map(({ id }) => id)).toEqual([camera.id]);
    expect(refusal(await world.admin.call("/cameras?name=contains:'x'&password='x'"))).toEqual([400, 'query.unknownColumn']);
    expect(await world.admin.list("/cameras?name=''%20OR%201=1--'")).toEqual([]);
  });
});
