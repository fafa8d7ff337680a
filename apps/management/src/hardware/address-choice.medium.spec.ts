import type { Grant, Privilege } from '@vigie/contracts';
import type { Api } from '@vigie/testing';
import { ManagementWorld, patience } from '../testing/management-world.js';
import { refusal } from '../testing/refusal.js';

const address = 'rtsp://192.0.2.60';
const everything = { kind: 'everything' } as const;
const entities = (...ids: string[]) => ({ kind: 'entities', ids }) as const;
const allow = (privileges: Privilege[], scope: Grant['scope'] = everything) => ({ effect: 'allow', privileges, scope });
const deny = (privileges: Privilege[], scope: Grant['scope']) => ({ effect: 'deny', privileges, scope });
const streams: Privilege[] = ['camera.live', 'camera.playback'];
const managing: Privilege[] = ['camera.view', 'camera.manage', 'hardware.view', 'hardware.manage', ...streams];

describe('who chooses what is seen of a device', () => {
  let world: ManagementWorld;
  let device: string, shown: string, hidden: string, main: string;
  beforeAll(async () => {
    world = await ManagementWorld.open();
    device = (await world.admin.create('/hardware', { name: 'Encoder', address })).id;
    hidden = (await world.admin.create('/cameras', { name: 'Hidden', hardware: device, address: `${address}/main` })).id;
    shown = (await world.admin.create('/cameras', { name: 'Shown', hardware: device, address: `${address}/shown` })).id;
    main = (await world.admin.list(`/cameras/${shown}/streams`))[0]?.id ?? '';
  }, patience);
  afterAll(() => world.close(), patience);

  const holding = async (name: string, ...grants: object[]): Promise<Api> => {
    const person = await world.account(name);
    const role = await world.admin.create('/roles', { name: `Role of ${name}`, grants });
    await world.admin.expect(200, `/roles/${role.id}/users`, { method: 'POST', body: { id: person.id } });
    return world.as(person);
  };
  const call = (api: Api, method: string, path: string, body: object) => api.call(path, { method, body });
  const stream = () => `/cameras/${shown}/streams/${main}`;
  const state = async () => [await world.rows('SELECT * FROM hardware ORDER BY id'), await world.rows('SELECT * FROM cameras ORDER BY id'), await world.rows('SELECT * FROM streams ORDER BY id')];

  /** Every change that chooses. A stream has no PUT. */
  const choices: [what: string, method: string, path: () => string, body: () => object][] = [
    ['a stream is pointed elsewhere', 'PATCH', stream, () => ({ url: '/main' })],
    ['a stream is pointed elsewhere by a whole address', 'PATCH', stream, () => ({ name: 'Main', url: `${address}:554/main` })],
    ['a stream is added', 'POST', () => `/cameras/${shown}/streams`, () => ({ name: 'More', url: '/main' })],
    ['a camera is made on the device', 'POST', () => '/cameras', () => ({ name: 'Twin', hardware: device, address: `${address}/main` })],
    ['a camera is made at the address of the device', 'POST', () => '/cameras', () => ({ name: 'Twin', address: `${address}:554/main` })],
    ['the device is moved', 'PATCH', () => `/hardware/${device}`, () => ({ address: 'rtsp://192.0.2.61' })],
    ['the device is moved by PUT', 'PUT', () => `/hardware/${device}`, () => ({ name: 'Encoder', address: 'rtsp://192.0.2.61' })],
  ];

  describe('with camera.manage on one camera of it', () => {
    let api: Api;
    beforeAll(async () => {
      api = await holding('Keeper', allow(['camera.view', 'camera.manage', ...streams], entities(shown)));
    }, patience);

    it.each(choices.slice(0, 3))('[ID-20] refuses that %s, as if there were no such device', async (_, method, path, body) => {
      const before = await state();
      expect(refusal(await call(api, method, path(), body()))).toEqual([404, 'object.notFound']);
      expect(await state()).toEqual(before);
    });

    it('[ID-20] lets it be named, and its address be repeated or shared among its own streams', async () => {
      const { url } = await api.get(stream());
      for (const same of ['/shown', `${address}:554/shown`, url]) expect((await call(api, 'PATCH', stream(), { name: 'Main', url: same })).status).toBe(200);
      const again = await api.create(`/cameras/${shown}/streams`, { name: 'Again', url: '/shown' });
      await api.expect(200, `/cameras/${shown}/streams/${again.id}`, { method: 'DELETE' });
      const read = await api.get(`/cameras/${shown}`);
      expect((await call(api, 'PUT', `/cameras/${shown}`, read)).status).toBe(200);
    });
  });

  describe.each([
    ['denied by name all of another camera of it', managing, managing, [404, 'object.notFound']],
    ['denied live of another camera of it', managing, ['camera.live'], [403, 'access.refused']],
    ['denied playback of another camera of it', managing, ['camera.playback'], [403, 'access.refused']],
  ] as [string, Privilege[], Privilege[], [number, string]][])('with everything but %s', (name, allowed, denied, expected) => {
    let api: Api;
    beforeAll(async () => {
      api = await holding(name, allow(allowed), deny(denied, entities(hidden)));
    }, patience);

    it.each(choices)('[ID-20] refuses that %s, and changes nothing', async (_, method, path, body) => {
      const before = await state();
      expect(refusal(await call(api, method, path(), body()))).toEqual(expected);
      expect(await state()).toEqual(before);
    });

    it('[ID-20] refuses that another device is moved to where it is', async () => {
      const { id } = await api.create('/hardware', { name: `Decoy ${name}`, address: 'rtsp://192.0.2.62' });
      const before = await state();
      expect(refusal(await call(api, 'PATCH', `/hardware/${id}`, { address }))).toEqual(expected);
      expect(await state()).toEqual(before);
    });

    it('[ID-20] lets the device be changed at its address, and a camera be made with a device that is not known yet', async () => {
      const read = await api.get(`/hardware/${device}`);
      expect((await call(api, 'PUT', `/hardware/${device}`, { ...read, address: `${address}:554` })).status).toBe(200);
      await world.admin.expect(200, `/hardware/${device}`, { method: 'PATCH', body: { address } });
      expect((await call(api, 'POST', '/cameras', { name: `First ${name}`, address: `rtsp://${name.length}.example/first` })).status).toBe(201);
    });
  });

  it('[ID-20] names the privilege on a device that is seen and not managed', async () => {
    const api = await holding('Seer', allow(['camera.view', 'camera.manage', 'hardware.view', ...streams]));
    const answer = await call(api, 'PATCH', stream(), { url: '/main' });
    expect(refusal(answer)).toEqual([403, 'access.refused']);
    expect(answer.body.error?.details[0]?.errorText).toContain('hardware.manage');
  });

  it('[ID-20] lets who holds the device and the streams of all its cameras choose, and administrators', async () => {
    const holder = await holding('Holder', allow(managing));
    for (const api of [holder, world.admin]) {
      for (const url of ['/main', '/shown']) expect((await call(api, 'PATCH', stream(), { url })).status).toBe(200);
      const made = await call(api, 'POST', '/cameras', { name: 'Second', hardware: device, address: `${address}/main` });
      expect(made.status).toBe(201);
      for (const place of ['rtsp://192.0.2.61', address]) expect((await call(api, 'PUT', `/hardware/${device}`, { address: place })).status).toBe(200);
    }
  });
});
