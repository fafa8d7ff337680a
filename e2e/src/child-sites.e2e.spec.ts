import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, integration, person, Suite, vigie } from '@vigie/testing';
import type { Api, Item } from '@vigie/testing';

const operator = { name: 'olga', password: 'Warm-Harbour-Evening-7' };
const onIncidents = ['incidentProject.view', 'incidentProject.manage', 'incidentSequence.view', 'incidentSequence.manage', 'incidentActivity.view'];

const administratorOf = (suite: Suite): Promise<Api> => integration(suite.url, 'vigie-cli', readFileSync(join(suite.data, 'keys/cli-client-secret'), 'utf8').trim());

describe('two sites, one the child of the other', () => {
  let parent: Suite;
  let child: Suite;
  let head: Api;
  let depot: Api;
  let olga: Api;
  let site: Item;
  let frontDoor: Item;
  let warehouse: Item;
  let project: string;
  let first: Item;

  beforeAll(async () => {
    [parent, child] = await Promise.all([Suite.start({ args: ['--empty'], environment: { CHILD_SITE_SECONDS: '1' } }), Suite.start()]);
    [head, depot] = await Promise.all([parent, child].map(administratorOf)) as [Api, Api];
  }, 240_000);
  afterAll(() => Promise.all([parent?.dispose(), child?.dispose()]), 60_000);

  const span = (camera: Item, fromSecondsAgo = 8) => ({
    camera: { type: 'cameras', id: camera.id }, site: site.id, startTime: new Date(Date.now() - fromSecondsAgo * 1_000).toISOString(), endTime: new Date(Date.now() - 3_000).toISOString(),
  });
  const connection = async () => (await head.get(`/childSites/${site.id}`)).connection;
  const still = ({ id }: Item) => olga.call(`${project}/sequences/${id}/still`);

  it('[MG-05] the child makes a client for its parent by the command line, in a role that bounds what the parent may ever see', async () => {
    await depot.create('/roles', { name: 'Head office', grants: [{ effect: 'allow', privileges: ['site.view', 'camera.view', 'camera.playback'], scope: { kind: 'everything' } }] });
    const made = await vigie(child, ['client', 'add', 'Head office', '--role', 'Head office']);
    expect([made.status, made.stderr]).toEqual([0, '']);
    const [, clientId] = /client_id=(\S+)/.exec(made.stdout) ?? [];
    const [, clientSecret] = /client_secret=(\S+)/.exec(made.stdout) ?? [];
    const wrong = await head.call('/childSites', { method: 'POST', body: { url: child.url, clientId, clientSecret: 'guessed' } });
    expect([wrong.status, wrong.body.error?.details[0]?.errorTextId]).toEqual([409, 'childSite.refused']);
    site = await head.create('/childSites', { url: child.url, clientId, clientSecret, name: 'Depot' });
    expect(site).toMatchObject({ id: child.run.siteId, name: 'Depot', connection: 'connected', cameras: 2 });
    [frontDoor, warehouse] = await head.list("/childCameras?orderBy=asc:'name'") as [Item, Item];
    expect([frontDoor.name, warehouse.name]).toEqual(['Front door', 'Warehouse']);
  });

  it('[MG-05] an operator of the parent sees the one camera of the child that they are granted', async () => {
    const user = await head.create('/basicUsers', { ...operator, mustChangePassword: false });
    const role = await head.create('/roles', {
      name: 'Night shift', grants: [
        { effect: 'allow', privileges: ['camera.view', 'camera.playback'], scope: { kind: 'entities', ids: [frontDoor.id] } },
        { effect: 'allow', privileges: onIncidents, scope: { kind: 'everything' } },
      ],
    });
    await eventually(() => head.expect(200, `/roles/${role.id}/users`, { method: 'POST', body: { id: user.id } }), { deadline: 30_000 });
    olga = await person(parent.url, operator);
    const seen = await eventually(async () => {
      const array = await olga.list('/childCameras');
      expect(array).not.toEqual([]);
      return array;
    }, { deadline: 10_000 });
    expect(seen.map(({ name }) => name)).toEqual(['Front door']);
    const ticket = await olga.call('/mediaTickets', { method: 'POST', body: { camera: frontDoor.id, verb: 'playback' } });
    expect(ticket.body.error?.details[0]?.errorTextId).toBe('childSite.noVideo');
  }, 60_000);

  it('[IM-22] who adds a sequence of it to a project and sees its still, which the child has in its log', async () => {
    await eventually(async () => {
      const [recording] = await depot.list(`/recordings?camera='${frontDoor.id}'`);
      expect(Date.parse(String(recording?.endTime)) - Date.parse(String(recording?.startTime))).toBeGreaterThan(12_000);
    }, { deadline: 60_000, every: 500 });
    project = `/incidentProjects/${(await olga.create('/incidentProjects', { title: 'At the depot' })).id}`;
    first = await olga.create(`${project}/sequences`, span(frontDoor));
    expect(first).toMatchObject({ camera: { name: 'Front door' }, site: site.id, siteName: 'Depot', hasRecording: 'all' });
    const picture = await eventually(async () => {
      const answer = await still(first);
      expect(answer.status).toBe(200);
      return answer;
    }, { deadline: 20_000 });
    expect([picture.headers.get('content-type'), picture.bytes.subarray(0, 3).toString('hex')]).toEqual(['image/jpeg', 'ffd8ff']);
    await eventually(async () => {
      const entries = await depot.list("/logEntries?operation='camera.still.viewed'");
      expect(entries).toContainEqual(expect.objectContaining({ user: expect.objectContaining({ name: 'Head office' }) as object }));
    }, { deadline: 20_000 });
    await eventually(async () => {
      const entries = await head.list("/logEntries?operation='camera.still.viewed'");
      expect(entries).toContainEqual(expect.objectContaining({ user: expect.objectContaining({ name: 'olga' }) as object }));
    }, { deadline: 20_000 });
  }, 120_000);

  it('[IM-22] and is refused the other one, as if it were not there', async () => {
    const answer = await olga.call(`${project}/sequences`, { method: 'POST', body: span(warehouse) });
    expect([answer.status, answer.body.error?.details[0]?.errorTextId]).toEqual([404, 'object.notFound']);
    expect(await olga.list(`${project}/sequences`)).toHaveLength(1);
  });

  it('[MG-05] [IM-23] while the child is stopped the project stays with its still, and what is recorded is unknown', async () => {
    await child.stop();
    await eventually(async () => expect(await connection()).toBe('unreachable'), { deadline: 30_000 });
    const away = await olga.create(`${project}/sequences`, span(frontDoor));
    expect(away.hasRecording).toBe('unknown');
    expect((await still(away)).body.error?.details[0]?.errorTextId).toBe('childSite.unreachable');
    const kept = await still(first);
    expect([kept.status, kept.bytes.subarray(0, 3).toString('hex')]).toEqual([200, 'ffd8ff']);
    expect((await olga.list('/childCameras')).map(({ name }) => name)).toEqual(['Front door']);

    await child.restart();
    await eventually(async () => expect(await connection()).toBe('connected'), { deadline: 30_000 });
    await eventually(async () => {
      const rows = await olga.list(`${project}/sequences`);
      expect(rows.find(({ id }) => id === away.id)?.hasRecording).not.toBe('unknown');
    }, { deadline: 30_000, every: 500 });
  }, 240_000);
});
