import { randomUUID } from 'node:crypto';
import { IncidentWorld, patience } from '../testing/incident-world.js';
import { refusal } from '../testing/refusal.js';

const path = '/incidentProjects';

describe('finding projects', () => {
  let world: IncidentWorld;
  let theft: string;
  let closed: string;
  const titles = async (query: string): Promise<unknown[]> => (await world.operator.list(`${path}${query}`)).map(({ title }) => title);

  beforeAll(async () => {
    world = await IncidentWorld.open();
    theft = (await world.admin.create('/incidentTypes', { name: 'Theft' })).id;
    closed = (await world.admin.create('/incidentStatuses', { name: 'Closed' })).id;
    const [type, status] = [{ type: 'incidentTypes', id: theft }, { type: 'incidentStatuses', id: closed }];
    await world.operator.create(path, { title: 'Apple', type, startTime: '2026-11-20T10:00:00Z' });
    await world.operator.create(path, { title: 'Bicycle 100%', description: 'Red, stolen', status, startTime: '2026-11-21T10:00:00Z', endTime: '2026-11-21T11:00:00Z' });
    const { id } = await world.admin.create(path, { title: 'Candle', type, status, startTime: '2026-11-22T10:00:00Z' });
    await world.admin.create(`${path}/${id}/comments`, { text: 'A witness saw a Bicycle' });
    await world.operator.create(path, { title: "D'Arcy" });
  }, patience);
  afterAll(() => world.close(), patience);

  it('[IM-28] shows the newest first and sorts by what it is asked', async () => {
    expect(await titles('')).toEqual(["D'Arcy", 'Candle', 'Bicycle 100%', 'Apple']);
    expect(await titles("?orderBy=asc:'number'")).toEqual(['Apple', 'Bicycle 100%', 'Candle', "D'Arcy"]);
    expect(await titles("?orderBy=desc:'title'")).toEqual(["D'Arcy", 'Candle', 'Bicycle 100%', 'Apple']);
    expect(await titles("?orderBy=desc:'modifiedAt'&size=1")).toEqual(["D'Arcy"]);
  });

  it('[IM-28] names types and statuses as they are called now, few or many of them', async () => {
    const named = async () => (await world.operator.list(`${path}?title=equals:'Candle'`)).map(({ type, status }) => [type, status]);
    const expected = (name: string) => [[expect.objectContaining({ id: theft, name }), expect.objectContaining({ id: closed, name: 'Closed' })]];
    expect(await named()).toEqual(expected('Theft'));
    await world.rows("INSERT INTO incident_types (id, number, name, name_key, created_at, modified_at) SELECT gen_random_uuid(), 1000 + n, 'Many ' || n, 'many ' || n, now(), now() FROM generate_series(1, 600) AS n");
    await world.rows("UPDATE incident_types SET name = 'Robbery' WHERE id = $1", [theft]);
    expect(await named()).toEqual(expected('Robbery'));
    await world.rows("DELETE FROM incident_types WHERE name LIKE 'Many %'");
    await world.rows("UPDATE incident_types SET name = 'Theft' WHERE id = $1", [theft]);
  });

  it('[IM-28] shows a project in the list as it shows it alone', async () => {
    const listed = await world.operator.list(path);
    expect(listed.length).toBe(4);
    for (const project of listed) expect(project).toEqual(await world.operator.get(`${path}/${String(project.id)}`));
  });

  it('[IM-06] [IM-07] knows at once what another copy switched on or off', async () => {
    // As another copy does it: nothing tells this one.
    const turn = (enabled: boolean) => world.rows("UPDATE incident_data_fields SET enabled = $1, name = 'Plate' WHERE kind = 'text' AND position = 1", [enabled]);
    for (const enabled of [true, false, true, false]) {
      await turn(enabled);
      expect(refusal(await world.operator.call(`${path}?text1=contains:'none'`))).toEqual(enabled ? [200, undefined] : [400, 'incident.property.disabled']);
    }
  });

  it.each<[string, () => string, string[]]>([
    ['type', () => `type='${theft}'`, ['Candle', 'Apple']],
    ['status', () => `status='${closed}'`, ['Candle', 'Bicycle 100%']],
    ['type and status', () => `type='${theft}'&status='${closed}'`, ['Candle']],
    ['not a type', () => `type=notEquals:'${theft}'`, ["D'Arcy", 'Bicycle 100%']],
    ['who created it', () => `createdBy='${world.operatorPerson.id}'`, ["D'Arcy", 'Bicycle 100%', 'Apple']],
    ['a range of start times', () => "startTime=gt:'2026-11-20T12:00:00Z'&startTime=lt:'2026-11-22T00:00:00Z'", ['Bicycle 100%']],
    ['end time', () => "endTime=gt:'2026-11-21T10:30:00Z'", ['Bicycle 100%']],
    ['title', () => "title=startsWith:'ca'", ['Candle']],
    ['description', () => "description=contains:'STOLEN'", ['Bicycle 100%']],
    ['number', () => "number=contains:'-0001'", ['Apple']],
    ['free text in title, description and comments', () => "text=contains:'bicycle'", ['Candle', 'Bicycle 100%']],
    ['free text that looks like a pattern', () => "text=contains:'100%25'", ['Bicycle 100%']],
    ['free text with a quote', () => "text=contains:'d'arcy'", ["D'Arcy"]],
    ['free text and a property', () => `text=contains:'bicycle'&type='${theft}'`, ['Candle']],
    ['two texts', () => "text=contains:'bicycle'&text=contains:'red'", ['Bicycle 100%']],
  ])('[IM-28] filters by %s', async (_, query, expected) => {
    expect(await titles(`?${query()}`)).toEqual(expected);
  });

  it('[IM-28] no longer finds what was edited or deleted away', async () => {
    const { id } = await world.operator.create(path, { title: 'Short-lived' });
    const comment = await world.operator.create(`${path}/${id}/comments`, { text: 'zebra crossing' });
    expect(await titles("?text=contains:'zebra'")).toEqual(['Short-lived']);
    await world.operator.expect(200, `${path}/${id}/comments/${comment.id}`, { method: 'PATCH', body: { text: 'giraffe' } });
    expect(await titles("?text=contains:'zebra'")).toEqual([]);
    expect(await titles("?text=contains:'giraffe'")).toEqual(['Short-lived']);
    await world.operator.expect(200, `${path}/${id}/comments/${comment.id}`, { method: 'DELETE' });
    expect(await titles("?text=contains:'giraffe'")).toEqual([]);
    await world.operator.expect(200, `${path}/${id}`, { method: 'DELETE' });
  });

  it('[IM-28] pages, and goes on from where it stopped while others add', async () => {
    expect(await titles('?size=2&page=1')).toEqual(['Bicycle 100%', 'Apple']);
    const read = async (url: string) => {
      const { headers, body: { array } } = await world.operator.call(url);
      return { titles: array.map(({ title }) => title), next: /<\/api\/rest\/v1([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1] };
    };
    const first = await read(`${path}?size=2&title=notEquals:'Late'`);
    expect(first.titles).toEqual(["D'Arcy", 'Candle']);
    const { id } = await world.operator.create(path, { title: 'Late' });
    const second = await read(first.next ?? '');
    expect(second.titles).toEqual(['Bicycle 100%', 'Apple']);
    const third = await read(second.next ?? '');
    expect(third).toEqual({ titles: [], next: undefined });
    await world.operator.expect(200, `${path}/${id}`, { method: 'DELETE' });
  });

  it.each([
    ["secret='x'", 'query.unknownColumn'], ["orderBy=asc:'text'", 'query.unknownColumn'], ["orderBy=asc:'type'", 'query.unknownColumn'], ["type='1 OR 1=1'", 'query.invalid'],
    ["title'; DROP TABLE incident_projects--='x'", 'query.unknownColumn'], ["startTime=gt:'soon'", 'query.invalid'], ['cursor=abc', 'query.invalid'], ['page=-1', 'query.invalid'],
    ["text=lt:'a'", 'query.invalid'], ["title='a%00b'", 'text.unsound'], ["startTime=gt:'2026-11-30T10:00:00'", 'query.invalid'], ["startTime=gt:'-271821-04-20T00:00:00Z'", 'query.invalid'],
  ])('[IM-28] refuses %s by code', async (query, code) => {
    expect(refusal(await world.operator.call(`${path}?${query}`))).toEqual([400, code]);
  });

  it.each(['title', 'startTime', 'endTime', 'dueTime', 'number', 'createdAt'].flatMap((column) => [`asc:'${column}'`, `desc:'${column}'`, `desc:'${column}',asc:'createdAt'`]))('[IN-07] goes on by its Link in the order %s, what is empty last', async (orderBy) => {
    const whole = (await world.operator.list(`${path}?size=1000&orderBy=${orderBy}`)).map(({ id }) => id);
    const walked: unknown[] = [];
    for (let next: string | undefined = `${path}?size=3&orderBy=${orderBy}`; next;) {
      const answer = await world.operator.expect(200, next);
      walked.push(...answer.body.array.map(({ id }) => id));
      next = /<[^?]*(\?[^>]*)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
      if (next) next = `${path}${next}`;
    }
    expect(walked).toEqual(whole);
    const [, direction, column = ''] = /^(\w+):'(\w+)'/.exec(orderBy) ?? [];
    const held = (await world.operator.list(`${path}?size=1000&orderBy=${direction}:'${column}'`)).map((row) => row[column] === undefined);
    expect(held).toEqual(held.toSorted((one, other) => Number(one) - Number(other)));
  });

  it('[IN-07] finds by title and text whatever the case, accents and width', async () => {
    const { id } = await world.operator.create(path, { title: 'ÎLE de Sein', description: 'ÉCHAFAUDAGE tombé; ПОЖАР; ｶﾒﾗ' });
    await world.operator.create(`${path}/${id}/comments`, { text: 'ÜBERFLUTUNG' });
    for (const query of ["title=contains:'île'", "title=startsWith:'ile'", "text=contains:'echafaudage'", "text=contains:'пожар'", "text=contains:'カメラ'", "text=contains:'überflutung'", "description=contains:'TOMBE'"]) {
      expect((await world.operator.list(`${path}?${query}`)).map((row) => row.id)).toEqual([id]);
    }
    await world.operator.expect(200, `${path}/${id}`, { method: 'PATCH', body: { title: 'Forêt' } });
    expect([await titles("?title=contains:'ile'"), await titles("?text=contains:'foret'")]).toEqual([[], ['Forêt']]);
    await world.operator.expect(200, `${path}/${id}`, { method: 'DELETE' });
  });

  it('[IM-28] finds nothing for ids that nobody has', async () => {
    expect(await titles(`?type='${randomUUID()}'`)).toEqual([]);
  });

  it('[IM-28] reads every order and the free text by an index', async () => {
    await world.rows('SET enable_seqscan = off');
    await world.rows('SET enable_sort = off');
    const plan = async (query: string) => JSON.stringify(await world.rows(`EXPLAIN (FORMAT JSON) SELECT * FROM incident_projects ${query}`));
    for (const column of ['created_at', 'modified_at', 'start_time', 'end_time', 'title COLLATE vigie_en', 'title COLLATE vigie_fr', 'title COLLATE vigie_ja', 'number COLLATE vigie_en']) {
      expect(await plan(`ORDER BY ${column} DESC, id DESC LIMIT 100`)).toContain('Index');
    }
    for (const column of ['type_id', 'status_id', 'created_by_id']) {
      expect(await plan(`WHERE ${column} = '${theft}' ORDER BY created_at DESC, id DESC LIMIT 100`)).toContain('incident_projects_');
    }
    expect(await plan("WHERE own_text LIKE '%bicycle%'")).toContain('incident_projects_own_text');
    expect(await plan("JOIN comments ON project_id = incident_projects.id WHERE text_folded LIKE '%bicycle%'")).toContain('comments_text_folded');
  });
});
