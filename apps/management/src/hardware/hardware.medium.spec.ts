import { ManagementWorld, patience } from '../testing/management-world.js';
import { Recorder } from '../testing/recorder.js';
import { refusal, refusedMember } from '../testing/refusal.js';

describe('a device and its password', () => {
  let world: ManagementWorld;
  beforeAll(async () => {
    world = await ManagementWorld.open();
  }, patience);
  afterAll(() => world.close(), patience);

  const device = async (name: string, more: object = {}) => {
    const camera = (await world.camera(name, { address: 'rtsp://192.0.2.30:554/main?channel=1', user: 'viewer', password: 'correct horse', ...more })) as { id: string; name: string; hardware?: { id: string } };
    return { camera: camera.id, path: `/hardware/${camera.hardware?.id}` };
  };
  const change = (path: string, body: object) => world.admin.call(path, { method: 'PATCH', body });
  const urls = async (camera: string) => (await world.admin.list(`/cameras/${camera}/streams`)).map(({ url }) => url);
  const recorder = new Recorder(() => world.asking('recording-server'));
  const credentials = (camera: string) => recorder.credentials(camera);

  it.each([
    ['another host', 'rtsp://203.0.113.66:554'],
    ['another port', 'rtsp://192.0.2.30:8554'],
    ['another way there', 'rtsps://192.0.2.30:554'],
    ['a user, but no password', 'rtsp://viewer@203.0.113.66:554'],
  ])('[ID-20] [MG-09] does not send the stored password to %s', async (name, address) => {
    const { camera, path } = await device(`Stays ${name}`);
    const answer = await change(path, { address });
    expect([...refusal(answer), refusedMember(answer)]).toEqual([400, 'secret.giveAgain', 'password']);
    expect((await world.admin.get(path)).address).toBe('rtsp://192.0.2.30:554');
    expect(await urls(camera)).toEqual(['rtsp://192.0.2.30:554/main?channel=1']);
  });

  it('[ID-20] [MG-09] moves with its password given again, and its streams move along', async () => {
    const { camera, path } = await device('Moves');
    await world.admin.create(`/cameras/${camera}/streams`, { name: 'Low', url: '/low' });
    expect((await change(path, { address: 'rtsp://198.51.100.4:8554', password: 'another one' })).status).toBe(200);
    expect(await urls(camera)).toEqual(['rtsp://198.51.100.4:8554/main?channel=1', 'rtsp://198.51.100.4:8554/low']);
    expect(await credentials(camera)).toMatchObject({ user: 'viewer', password: 'another one' });
    const facts = (await world.told('management.camera.updated.v1')).filter(({ payload }) => payload.id === camera);
    expect(facts.at(-1)?.payload.streams).toMatchObject([{ url: 'rtsp://198.51.100.4:8554/main?channel=1' }, { url: 'rtsp://198.51.100.4:8554/low' }]);
    expect((await change(path, { address: 'rtsp://u:with%20it@192.0.2.31' })).status).toBe(200);
    expect(await credentials(camera)).toMatchObject({ user: 'u', password: 'with it' });
  });

  it('[MG-09] moves freely where no password is kept, is taken away, or the address is the same in other words', async () => {
    const open = await device('Open', { user: undefined, password: undefined });
    expect((await change(open.path, { address: 'rtsp://192.0.2.99:554' })).status).toBe(200);
    const kept = await device('Kept');
    expect((await change(kept.path, { address: 'rtsp://192.0.2.30' })).status).toBe(200);
    expect((await change(kept.path, { address: 'rtsp://192.0.2.98', user: '' })).status).toBe(200);
    expect(await credentials(kept.camera)).toEqual({ credentialsRevision: 0 });
  });

  it('[ID-20] [MG-09] takes no camera or stream of a known device elsewhere', async () => {
    const { camera, path } = await device('Known');
    const hardware = path.split('/').at(-1);
    for (const address of ['rtsp://203.0.113.66/main', 'rtsp://192.0.2.30:8554/main']) {
      const made = await world.admin.call('/cameras', { method: 'POST', body: { name: `At ${address}`, hardware, address } });
      expect([...refusal(made), refusedMember(made)]).toEqual([400, 'camera.address', 'address']);
      const added = await world.admin.call(`/cameras/${camera}/streams`, { method: 'POST', body: { name: 'Elsewhere', url: address } });
      expect([...refusal(added), refusedMember(added)]).toEqual([400, 'camera.address', 'url']);
    }
    expect((await world.admin.create('/cameras', { name: 'Second', hardware, address: 'rtsp://192.0.2.30/second' })).streams).toMatchObject([{ url: 'rtsp://192.0.2.30/second' }]);
  });
});
