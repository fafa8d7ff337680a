import { randomUUID } from 'node:crypto';
import { mediaTicketIssue, ref, wellKnown } from '@vigie/contracts';
import { eventually } from '@vigie/testing';
import type { Item } from '@vigie/testing';
import { ChildDoor } from '../testing/child-door.js';
import { ManagementWorld, patience } from '../testing/management-world.js';
import { refusal, refusedMember } from '../testing/refusal.js';

const needed = ['site.view', 'camera.view', 'camera.playback'] as const;

describe('child sites', () => {
  let parent: ManagementWorld;
  let child: ManagementWorld;
  let door: ChildDoor;
  let client: Awaited<ReturnType<ChildDoor['client']>>;
  let gate: Item;
  beforeAll(async () => {
    [parent, child] = await Promise.all([ManagementWorld.open({ CHILD_SITE_SECONDS: '1' }), ManagementWorld.open()]);
    door = new ChildDoor(child);
    await child.admin.expect(200, `/sites/${child.site}`, { method: 'PATCH', body: { name: 'Depot' } });
    gate = await child.camera('Gate');
    client = await door.client([...needed]);
  }, patience);
  afterAll(() => Promise.all([parent.close(), child.close()]), patience);

  const body = (more: object = {}) => ({ url: door.url, clientId: client.clientId, clientSecret: client.clientSecret, ...more });
  const add = async (): Promise<Item> => {
    const known = await parent.admin.call(`/childSites/${child.site}`);
    return known.status === 200 ? known.body.data : parent.admin.create('/childSites', body());
  };
  const present = () => parent.admin.get(`/childSites/${child.site}`);
  const entity = (id: string, type: 'cameras' | 'childSites' = 'cameras') => parent.access.index.entity(ref(type, id));

  it('[MG-05] takes a site as a child, with the id and name that it has for itself and the cameras that it shows', async () => {
    const made = await parent.admin.create('/childSites', body());
    expect(made).toMatchObject({
      id: child.site, name: 'Depot', url: door.url, clientId: client.clientId, connection: 'connected', cameras: 1, camerasLeftOut: 0,
      state: 'Success', path: { type: 'childSites', id: child.site }, relations: { self: { type: 'childSites', id: child.site } },
    });
    expect(await parent.admin.list('/childSites')).toEqual([await present()]);
    expect(await parent.admin.list(`/childCameras?site='${child.site}'&name=startsWith:'ga'`)).toEqual([{
      id: gate.id, name: 'Gate', site: { type: 'childSites', id: child.site }, siteName: 'Depot',
      relations: { self: { type: 'childCameras', id: gate.id }, parent: { type: 'childSites', id: child.site } },
    }]);
    expect(await parent.admin.get(`/childCameras/${gate.id}`)).toMatchObject({ name: 'Gate' });
    expect(entity(gate.id)).toMatchObject({ name: 'Gate', site: child.site });
    expect(entity(child.site, 'childSites')).toMatchObject({ name: 'Depot' });
    expect((await parent.told('management.childSite.created.v1')).map(({ payload }) => payload)).toEqual([{ id: child.site, name: 'Depot', connection: 'connected' }]);
    expect((await parent.register()).filter(({ operation }) => operation === 'childSite.created')).toMatchObject([{ outcome: 'success', object: { id: child.site, name: 'Depot' } }]);
  });

  it('[MG-05] keeps the secret to itself: sealed in the database, and in no answer, entry or fact', async () => {
    await add();
    await parent.admin.expect(200, `/childSites/${child.site}`, { method: 'PATCH', body: { clientSecret: client.clientSecret } });
    const [row] = await parent.rows('SELECT client_secret FROM child_sites');
    expect((row?.client_secret as Buffer).toString('latin1')).not.toContain(client.clientSecret);
    const said = JSON.stringify([await parent.told(), await parent.admin.list('/childSites'), await present()]);
    expect(said).not.toContain(client.clientSecret);
    expect(said).toContain(client.clientId);
  });

  it('[MG-05] is no camera of this site: not listed, not changed, not grouped, and without video', async () => {
    await add();
    expect((await parent.admin.list('/cameras')).map(({ id }) => id)).not.toContain(gate.id);
    expect(refusal(await parent.admin.call(`/cameras/${gate.id}`))).toEqual([404, 'object.notFound']);
    expect(refusal(await parent.admin.call(`/cameras/${gate.id}`, { method: 'DELETE' }))).toEqual([404, 'object.notFound']);
    const group = await parent.admin.create('/cameraGroups', { name: 'Mixed' });
    expect(refusal(await parent.admin.call(`/cameraGroups/${group.id}`, { method: 'PATCH', body: { cameras: [gate.id] } }))).toEqual([400, 'reference.unknown']);
    const ticket = await parent.admin.call('/mediaTickets', { method: 'POST', body: { camera: gate.id, verb: 'live' } });
    expect([refusal(ticket), ticket.body.error?.details[0]?.errorText]).toEqual([[409, 'childSite.noVideo'], expect.stringContaining('Depot')]);
    const { id, name } = await parent.holder('viewer', ['camera.playback']);
    const asked = parent.asking('mobile-server').ask(mediaTicketIssue, { camera: gate.id, verb: 'playback' }, { caller: { principal: { id, name, kind: 'user' }, language: 'en' } });
    await expect(asked).rejects.toThrow(expect.objectContaining({ code: 'childSite.noVideo' }));
  });

  it('[MG-05] shows each camera to those who may see it here, grants naming it included', async () => {
    await add();
    const second = await child.camera('Second');
    await eventually(async () => expect((await present()).cameras).toBe(2));
    const one = await parent.holder('one camera', ['camera.view'], { kind: 'entities', ids: [second.id] });
    expect((await one.api.list('/childCameras')).map(({ id }) => id)).toEqual([second.id]);
    expect(refusal(await one.api.call(`/childCameras/${gate.id}`))).toEqual([404, 'object.notFound']);
    expect(refusal(await one.api.call('/childSites'))).toEqual([403, 'access.refused']);
    expect(refusal(await one.api.call('/childSites', { method: 'POST', body: body() }))).toEqual([403, 'access.refused']);
    const stranger = { name: 'x', grants: [{ effect: 'allow', privileges: ['camera.view'], scope: { kind: 'entities', ids: [randomUUID()] } }] };
    expect(refusal(await parent.admin.call('/roles', { method: 'POST', body: stranger }))).toEqual([400, 'reference.unknown']);
    const viewer = await parent.holder('site viewer', ['site.view']);
    expect((await viewer.api.list('/childSites')).map(({ id }) => id)).toEqual([child.site]);
    for (const change of [{ method: 'PATCH', body: { name: 'Mine' } }, { method: 'DELETE' }]) {
      expect(refusal(await viewer.api.call(`/childSites/${child.site}`, change))).toEqual([403, 'access.refused']);
    }
    expect(refusal(await viewer.api.call(`/childSites/${child.site}?task=Refresh`, { method: 'POST' }))).toEqual([403, 'access.refused']);
    await child.admin.expect(200, `/cameras/${second.id}`, { method: 'DELETE' });
  });

  it.each([
    ['an address without encryption', () => ({ url: 'http://depot.example' }), 400, 'childSite.insecure', 'url'],
    ['an address where nobody is', () => ({ url: 'http://127.0.0.1:9' }), 503, 'childSite.unreachable', undefined],
    ['a secret that is not right', () => ({ clientSecret: 'guessed' }), 409, 'childSite.refused', undefined],
    ['a client that is not there', () => ({ clientId: randomUUID() }), 409, 'childSite.refused', undefined],
    ['a child that it has already', () => ({}), 409, 'childSite.known', 'url'],
    ['a name of nothing', () => ({ name: ' ' }), 400, 'request.invalid', 'name'],
    ['no secret', () => ({ clientSecret: undefined }), 400, 'request.invalid', 'clientSecret'],
    ['a member that there is not', () => ({ password: 'x' }), 400, 'request.unknownMember', 'password'],
  ])('[MG-05] refuses %s by name and adds nothing', async (_, more, status, code, property) => {
    await add();
    const before = await parent.rows('SELECT * FROM child_sites');
    const answer = await parent.admin.call('/childSites', { method: 'POST', body: body(more()) });
    expect([answer.status, refusal(answer)[1], refusedMember(answer)]).toEqual([status, code, property]);
    expect((await parent.rows('SELECT * FROM child_sites')).length).toBe(before.length);
    const { clientSecret } = client;
    expect(JSON.stringify(answer.body)).not.toContain(clientSecret);
  });

  it('[MG-05] refuses this very site, and a client that may not read what is needed; both are in the log', async () => {
    const own = new ChildDoor(parent);
    const ownClient = await own.client([...needed]);
    const itself = await parent.admin.call('/childSites', { method: 'POST', body: { url: own.url, clientId: ownClient.clientId, clientSecret: ownClient.clientSecret } });
    expect(refusal(itself)).toEqual([409, 'childSite.itself']);
    for (const privileges of [['site.view'], ['camera.view']] as const) {
      const poor = await door.client([...privileges]);
      expect(refusal(await parent.admin.call('/childSites', { method: 'POST', body: body({ clientId: poor.clientId, clientSecret: poor.clientSecret }) }))).toEqual([409, 'childSite.refused']);
    }
    const refused = (await parent.register()).filter(({ operation, outcome }) => operation === 'childSite.created' && outcome === 'refused').map(({ reason }) => reason);
    expect(refused).toEqual(expect.arrayContaining(['childSite.itself', 'childSite.refused']));
  });

  it('[MG-05] knows no more than the role of its client at the child shows, from the moment that it shows less', async () => {
    await add();
    const hidden = await child.camera('Hidden');
    await eventually(() => entity(hidden.id)?.name === 'Hidden');
    const grants = (scope: object) => [{ effect: 'allow', privileges: ['site.view'], scope: { kind: 'everything' } }, { effect: 'allow', privileges: ['camera.view', 'camera.playback'], scope }];
    await child.admin.expect(200, `/roles/${client.role}`, { method: 'PATCH', body: { grants: grants({ kind: 'entities', ids: [gate.id] }) } });
    await eventually(() => entity(hidden.id) === undefined);
    expect(entity(gate.id)?.name).toBe('Gate');
    await child.admin.expect(200, `/roles/${client.role}`, { method: 'PATCH', body: { grants: grants({ kind: 'everything' }) } });
    await eventually(() => entity(hidden.id)?.site === child.site);
    await child.admin.expect(200, `/cameras/${hidden.id}`, { method: 'DELETE' });
  });

  it('[MG-05] follows names and removals, and keeps a name that was given here', async () => {
    await add();
    const passing = await child.camera('Passing');
    await eventually(() => entity(passing.id)?.name === 'Passing');
    await child.admin.expect(200, `/cameras/${passing.id}`, { method: 'PATCH', body: { name: 'Passage', enabled: false } });
    await child.admin.expect(200, `/sites/${child.site}`, { method: 'PATCH', body: { name: 'Depot south' } });
    await eventually(() => entity(passing.id)?.name === 'Passage' && entity(child.site, 'childSites')?.name === 'Depot south');
    await child.admin.expect(200, `/cameras/${passing.id}`, { method: 'DELETE' });
    await eventually(() => entity(passing.id) === undefined);
    expect(refusal(await parent.admin.call(`/childCameras/${passing.id}`))).toEqual([404, 'object.notFound']);

    expect((await parent.admin.expect(200, `/childSites/${child.site}`, { method: 'PATCH', body: { name: 'Our depot' } })).body.data).toMatchObject({ name: 'Our depot' });
    await child.admin.expect(200, `/sites/${child.site}`, { method: 'PATCH', body: { name: 'Depot' } });
    const read = await parent.admin.expect(200, `/childSites/${child.site}?task=Refresh`, { method: 'POST' });
    expect(read.body.data).toMatchObject({ name: 'Our depot', connection: 'connected' });
    expect(refusal(await parent.admin.call(`/childSites/${child.site}?task=Explode`, { method: 'POST' }))).toEqual([400, 'task.unknown']);
  });

  it('[MG-05] keeps what it knows of a child that is away, says since when, and goes on when it is back', async () => {
    await add();
    const before = await present();
    door.close();
    await eventually(async () => expect((await present()).connection).toBe('unreachable'));
    const away = await present();
    expect(Date.parse(String(away.connectionSince))).toBeGreaterThanOrEqual(Date.parse(String(before.connectionSince)));
    expect([away.cameras, entity(gate.id)?.name, away.lastReadAt]).toEqual([before.cameras, 'Gate', expect.any(String)]);
    expect((await parent.admin.expect(200, `/childSites/${child.site}?task=Refresh`, { method: 'POST' })).body.data).toMatchObject({ connection: 'unreachable' });
    expect((await present()).connectionSince).toBe(away.connectionSince);
    door.open();
    await eventually(async () => expect((await present()).connection).toBe('connected'));
    const told = (await parent.told('management.childSite.updated.v1')).map(({ payload }) => payload.connection);
    expect(told.slice(told.indexOf('unreachable'))).toEqual(expect.arrayContaining(['unreachable', 'connected']));
  });

  it('[MG-05] is refused when its client is taken away there, until it is given another', async () => {
    await add();
    const first = client;
    await door.dismiss(first.clientId);
    await eventually(async () => expect((await present()).connection).toBe('refused'));
    expect(entity(gate.id)?.name).toBe('Gate');
    client = await door.client([...needed]);
    const wrong = await parent.admin.call(`/childSites/${child.site}`, { method: 'PATCH', body: { clientId: client.clientId, clientSecret: 'guessed' } });
    expect(refusal(wrong)).toEqual([409, 'childSite.refused']);
    expect((await present()).clientId).toBe(first.clientId);
    const changed = await parent.admin.expect(200, `/childSites/${child.site}`, { method: 'PATCH', body: { clientId: client.clientId, clientSecret: client.clientSecret } });
    expect(changed.body.data).toMatchObject({ clientId: client.clientId, connection: 'connected' });
  });

  it('[MG-05] stays the same site: another address needs the secret again and must lead to it', async () => {
    await add();
    const url = new URL(door.url);
    url.hostname = 'localhost';
    const patch = (more: object) => parent.admin.call(`/childSites/${child.site}`, { method: 'PATCH', body: more });
    expect(refusedMember(await patch({ url: url.origin }))).toBe('clientSecret');
    const other = new ChildDoor(await ManagementWorld.open());
    const otherClient = await other.client([...needed]);
    const wrong = await patch({ url: other.url, clientId: otherClient.clientId, clientSecret: otherClient.clientSecret });
    await other.world.close();
    expect(refusal(wrong)).toEqual([409, 'childSite.another']);
    const stale = await parent.admin.call(`/childSites/${child.site}`, { method: 'PATCH', body: { name: 'x' }, headers: { 'If-Match': '"999"' } });
    expect(refusal(stale)).toEqual([412, 'object.changed']);
    expect(await present()).toMatchObject({ url: door.url, clientId: client.clientId });
  }, patience);

  it('[MG-05] is read by one of several copies, and by another when that one is gone', async () => {
    await add();
    const copy = await parent.start({ CHILD_SITE_SECONDS: '1' });
    await Promise.all(parent.services.filter((service) => service !== copy).map((service) => service.stop()));
    const late = await child.camera('Late');
    await eventually(() => entity(late.id)?.name === 'Late', { deadline: 10_000 });
    await copy.stop();
    await parent.boot();
    parent.admin = parent.as({ id: wellKnown.adminUser, name: 'Admin' });
    expect(await present()).toMatchObject({ connection: 'connected' });
    await child.admin.expect(200, `/cameras/${late.id}`, { method: 'DELETE' });
    await eventually(() => entity(late.id) === undefined, { deadline: 10_000 });
  }, patience);

  it('[MG-05] goes with its cameras when it is removed, and may come back', async () => {
    await add();
    await parent.admin.expect(200, `/childSites/${child.site}`, { method: 'DELETE' });
    expect([entity(gate.id), entity(child.site, 'childSites')]).toEqual([undefined, undefined]);
    expect(refusal(await parent.admin.call(`/childSites/${child.site}`))).toEqual([410, 'object.deleted']);
    expect(await parent.admin.list('/childCameras')).toEqual([]);
    expect((await parent.told('management.childSite.deleted.v1')).at(-1)?.payload).toMatchObject({ id: child.site });
    const twice = await Promise.all([1, 2].map(() => parent.admin.call('/childSites', { method: 'POST', body: body({ name: 'Back' }) })));
    expect(twice.map((answer) => refusal(answer)).sort()).toEqual([[201, undefined], [409, 'childSite.known']]);
    expect(await present()).toMatchObject({ name: 'Back', cameras: 1 });
    expect(entity(gate.id)?.site).toBe(child.site);
  });
});
