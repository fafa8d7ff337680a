import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ref } from '@vigie/contracts';
import { eventually } from '@vigie/testing';
import type { Item } from '@vigie/testing';
import { ChildDoor } from '../testing/child-door.js';
import type { Door } from '../testing/child-door.js';
import { ManagementWorld, patience } from '../testing/management-world.js';
import { refusal } from '../testing/refusal.js';

const sites = '/api/rest/v1/sites';
const cameras = '/api/rest/v1/cameras';
const discovery = '/IDP/.well-known';

const answers = (body: unknown, status = 200): Door => (_, __, response) => {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(typeof body === 'string' ? body : JSON.stringify(body));
};

/** Bytes without end. */
const flood: Door = (_, request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  const more = (): void => {
    while (!response.destroyed && response.write('['.repeat(65_536)));
  };
  response.on('drain', more);
  more();
  request.on('close', () => response.destroy());
};

describe('a child site that means no good', () => {
  let parent: ManagementWorld;
  let child: ManagementWorld;
  let door: ChildDoor;
  let body: object;
  beforeAll(async () => {
    [parent, child] = await Promise.all([ManagementWorld.open({ CHILD_SITE_SECONDS: '1' }), ManagementWorld.open()]);
    door = new ChildDoor(child);
    const { clientId, clientSecret } = await door.client(['site.view', 'camera.view']);
    body = { url: door.url, clientId, clientSecret };
  }, patience);
  afterEach(() => door.inPlace.clear());
  afterAll(() => Promise.all([parent.close(), child.close()]), patience);

  const tried = () => parent.admin.call('/childSites', { method: 'POST', body });
  const entity = (id: string) => parent.access.index.entity(ref('cameras', id));
  const refresh = async (): Promise<Item> => (await parent.admin.expect(200, `/childSites/${child.site}?task=Refresh`, { method: 'POST' })).body.data;
  const camera = (id: string, name: unknown) => ({ id, name });

  it.each<[string, string, Door]>([
    ['an answer without end', cameras, flood],
    ['a discovery without end', discovery, flood],
    ['rubbish', sites, answers('<html>')],
    ['no site', sites, answers({ array: [] })],
    ['two sites', sites, answers({ array: [camera(randomUUID(), 'A'), camera(randomUUID(), 'B')] })],
    ['an id that is none', sites, answers({ array: [camera('../../etc', 'A')] })],
    ['an id of a camera that reaches elsewhere', cameras, answers({ array: [camera('*', 'A')] })],
    ['the same camera for ever', cameras, answers({ array: Array.from({ length: 500 }, () => camera('7e0c3f52-9b1d-4c86-8a2f-0d4b6e1c9a35', 'A')) })],
    ['more than a page', cameras, answers({ array: Array.from({ length: 501 }, () => camera(randomUUID(), 'A')) })],
    ['a failure', cameras, answers({ error: 'x' }, 500)],
    ['another issuer', discovery, answers({ issuer: 'https://other.example/IDP', token_endpoint: 'https://other.example/IDP/token' })],
  ])('[MG-05] is refused for %s, and nothing is added', async (_, path, stands) => {
    door.inPlace.set(path, stands);
    const started = performance.now();
    expect(refusal(await tried())).toEqual([503, 'childSite.unreachable']);
    expect(performance.now() - started).toBeLessThan(20_000);
    expect([await parent.rows('SELECT 1 FROM child_sites'), await parent.rows('SELECT 1 FROM child_cameras')]).toEqual([[], []]);
  }, patience);

  it('[MG-05] leads nowhere else: neither redirects nor another address of a token are followed', async () => {
    const reached: string[] = [];
    const elsewhere = createServer((request, response) => {
      reached.push(request.url ?? '');
      response.end('{}');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
    const redirect = (status: number): Door => (path, __, response: ServerResponse) => void response.writeHead(status, { Location: `${url}${path}` }).end();
    for (const [path, stands] of [
      [cameras, redirect(302)], [sites, redirect(307)], ['/IDP/token', redirect(307)], [discovery, redirect(301)],
      [discovery, answers({ issuer: `${door.url}/IDP`, token_endpoint: `${url}/IDP/token` })],
    ] as const) {
      door.inPlace.clear();
      door.inPlace.set(path, stands);
      expect(refusal(await tried())).toEqual([503, 'childSite.unreachable']);
    }
    await new Promise((resolve) => elsewhere.close(resolve));
    expect(reached).toEqual([]);
  });

  it('[MG-05] gets no cameras that are somebody else’s, present or past, and none that nobody could read', async () => {
    const [own, gone] = [await parent.camera('Own'), await parent.camera('Gone')];
    await parent.admin.expect(200, `/cameras/${gone.id}`, { method: 'DELETE' });
    const { id: user } = await parent.account('ada');
    const honest = randomUUID();
    const shown = [camera(own.id, 'Mine now'), camera(gone.id, 'Mine now'), camera(user, 'Mine now'), camera(child.site, 'Site'), camera(honest, 'Honest'), camera(randomUUID(), 'a\u0007b'), camera(randomUUID(), 'x'.repeat(300))];
    door.inPlace.set(cameras, answers({ array: shown.sort((one, other) => one.id.localeCompare(other.id)) }));
    const made = await tried();
    expect(made.body.result).toMatchObject({ cameras: 1, camerasLeftOut: 6 });
    expect([entity(own.id)?.site, entity(own.id)?.name, entity(gone.id), entity(honest)?.site]).toEqual([undefined, 'Own', undefined, child.site]);
    expect((await parent.admin.list('/childCameras')).map(({ id }) => id)).toEqual([honest]);

    const other = new ChildDoor(await ManagementWorld.open());
    other.inPlace.set(cameras, answers({ array: [camera(honest, 'Taken over')] }));
    const { clientId, clientSecret } = await other.client(['site.view', 'camera.view']);
    const second = await parent.admin.create('/childSites', { url: other.url, clientId, clientSecret });
    expect([second.cameras, second.camerasLeftOut, entity(honest)?.name, entity(honest)?.site]).toEqual([0, 1, 'Honest', child.site]);
    door.inPlace.set(cameras, answers({ array: [] }));
    await refresh();
    expect(entity(honest)).toBeUndefined();
    await parent.admin.expect(200, `/childSites/${second.id}?task=Refresh`, { method: 'POST' });
    expect(entity(honest)).toBeUndefined();
    await parent.admin.expect(200, `/childSites/${second.id}`, { method: 'DELETE' });
    await other.world.close();
  }, patience);

  it('[MG-05] that says it is another site is a child that does not answer, and one that floods keeps nobody from reading the others', async () => {
    const honest = await child.camera('Kept');
    await eventually(() => entity(honest.id)?.name === 'Kept');
    door.inPlace.set(sites, answers({ array: [camera(randomUUID(), 'Another')] }));
    expect(await refresh()).toMatchObject({ connection: 'unreachable', name: 'Site' });
    expect(entity(honest.id)?.name).toBe('Kept');
    door.inPlace.clear();
    door.inPlace.set(cameras, () => undefined);
    const beside = new ChildDoor(await ManagementWorld.open());
    const { clientId, clientSecret } = await beside.client(['site.view', 'camera.view']);
    await parent.admin.create('/childSites', { url: beside.url, clientId, clientSecret });
    const quick = await beside.world.camera('Quick');
    await eventually(() => entity(quick.id)?.name === 'Quick', { deadline: 4_000 });
    await beside.world.close();
  }, patience);
});
