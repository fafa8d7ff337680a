import { randomUUID } from 'node:crypto';
import type { Privilege } from '@vigie/contracts';
import { DefinedProperties } from '../testing/defined-properties.js';
import { IncidentWorld, patience } from '../testing/incident-world.js';
import { refusal, refusedMember } from '../testing/refusal.js';
import { operatorPrivileges } from '../testing/rights.js';
import { happenedAt } from './happened-at.js';

const path = '/incidentProjects';
const [noon, one] = ['2026-11-22T12:00:00.000Z', '2026-11-22T13:00:00.000Z'];
const on = ['category1', 'integer1', 'decimal1', 'text1', 'text2', 'checkBox1', 'dateTime1'];

describe('finding projects by what they hold', () => {
  let world: IncidentWorld;
  let defined: DefinedProperties;
  let value: string;
  const alarm = randomUUID();
  const titles = async (query: string, who = world.operator): Promise<unknown[]> => (await who.list(`${path}?orderBy=asc:'number'&${query}`)).map(({ title }) => title);

  beforeAll(async () => {
    world = await IncidentWorld.open();
    world.operator = world.as(await world.rights.person('Olga', [...operatorPrivileges, 'alarm.view'], [world.gate]));
    defined = await DefinedProperties.define(world, on);
    value = await defined.value('category1', 'Stairs');
    await world.operator.create(path, { title: 'Plain' });
    const { id } = await world.operator.create(path, {
      title: 'Full', startTime: '2001-01-01T12:00:00Z', categories: [defined.category('category1', value)], assignee: { type: 'users', id: world.operatorPerson.id }, dueTime: noon,
      data: [
        defined.data('integer1', 3), defined.data('decimal1', '100.5'), defined.data('text1', 'A Ladder, 50%'), defined.data('checkBox1', true), defined.data('dateTime1', noon),
      ],
      sequences: [{ camera: { type: 'cameras', id: world.gate.id }, startTime: noon, endTime: one }],
    });
    await world.operator.create(path, { title: 'Other', data: [defined.data('integer1', -3), defined.data('decimal1', '0.1'), defined.data('text2', 'ladder'), defined.data('checkBox1', false)], dueTime: one });
    await world.operator.create(`${path}/${id}/comments`, { text: 'seen by a zebra' });
    await world.rows(
      `INSERT INTO project_links (id, project_id, alarm_id, alarm_number, alarm_name, alarm_time, added_by_id, added_by_name, added_by_kind, added_at)
       VALUES ($1, $2, $3, 7, '{}', now(), $1, 'Olga', 'user', now())`, [randomUUID(), id, alarm],
    );
    for (const lifted of [null, noon]) {
      await world.rows(
        `INSERT INTO project_holds (id, project_id, kind, reason, placed_by_id, placed_by_name, placed_by_kind, placed_at, lifted_at)
         SELECT $1, id, 'legal', 'asked', $1, 'Olga', 'user', now(), $2::timestamptz FROM incident_projects WHERE title = $3`, [randomUUID(), lifted, lifted ? 'Other' : 'Full'],
      );
    }
  }, patience);
  afterAll(() => world.close(), patience);

  it.each<[string, () => string, string[]]>([
    ['a category value', () => `category1='${value}'`, ['Full']], ['not a category value', () => `category1=notEquals:'${value}'`, ['Plain', 'Other']],
    ['a whole number', () => "integer1='-3'", ['Other']], ['a range of numbers', () => "integer1=gt:'-4'&integer1=lt:'4'", ['Full', 'Other']],
    ['a decimal', () => "decimal1='0.1'", ['Other']], ['a decimal above', () => "decimal1=gt:'100'", ['Full']],
    ['a text', () => "text1=contains:'ladder'", ['Full']], ['a whole text', () => "text2='ladder'", ['Other']], ['how a text begins', () => "text1=startsWith:'a l'", ['Full']],
    ['a text like a pattern', () => "text1=contains:'50%25'", ['Full']], ['a check box', () => "checkBox1='false'", ['Other']], ['a date', () => `dateTime1='${noon}'`, ['Full']],
    ['who it is assigned to', () => `assignee='${world.operatorPerson.id}'`, ['Full']], ['until when', () => `dueTime=gt:'${noon}'`, ['Other']],
    ['a camera', () => `camera='${world.gate.id}'`, ['Full']], ['not a camera', () => `camera=notEquals:'${world.gate.id}'`, ['Plain', 'Other']],
    ['a linked alarm', () => `alarm='${alarm}'`, ['Full']], ['another alarm', () => `alarm='${randomUUID()}'`, []],
    ['holds', () => "held='true'", ['Full']], ['no holds', () => "held='false'", ['Plain', 'Other']],
    ['free text in incident data', () => "text=contains:'LADDER'", ['Full', 'Other']],
    ['when it began', () => "happenedAt=gt:'2001-01-01T11:59:59.999Z'&happenedAt=lt:'2001-01-01T12:00:00.001Z'", ['Full']],
    ['when it was created, where it has no start', () => "happenedAt=gt:'2001-01-02T00:00:00Z'", ['Plain', 'Other']],
    ['all at once', () => `category1='${value}'&integer1='3'&checkBox1='true'&camera='${world.gate.id}'&held='true'&alarm='${alarm}'&text=contains:'zebra'&description=notEquals:'x'`, ['Full']],
  ])('[IM-28] filters by %s', async (_, query, expected) => {
    expect(await titles(query())).toEqual(expected);
  });

  it('[IM-28] shows a project in the list as it is when it is opened', async () => {
    const listed = await world.operator.list(`${path}?orderBy=asc:'number'`);
    expect(listed).toHaveLength(3);
    for (const project of listed) expect(await world.operator.get(`${path}/${project.id}`)).toEqual(project);
  });

  it('[IM-28] [IM-34] sorts by due time', async () => {
    expect((await world.operator.list(`${path}?orderBy=asc:'dueTime'&size=2`)).map(({ title }) => title)).toEqual(['Full', 'Other']);
  });

  it('[IM-06] does not find by what is switched off, and says so where it is asked for by name', async () => {
    await defined.change('text1', { enabled: false });
    expect(await titles("text=contains:'ladder'")).toEqual(['Other']);
    const refused = await world.operator.call(`${path}?text1=contains:'ladder'`);
    expect([refusal(refused), refusedMember(refused)]).toEqual([[400, 'incident.property.disabled'], 'text1']);
    await defined.change('text1', { enabled: true });
  });

  it('[IM-50] finds nothing by what the caller may not see', async () => {
    const lacking = async (...privileges: Privilege[]) => world.as(await world.rights.person('Lea', operatorPrivileges.filter((held) => !privileges.includes(held))));
    const noData = await lacking('incidentData.view');
    expect(await titles("text=contains:'ladder'", noData)).toEqual([]);
    expect(await titles("text=contains:'zebra'", noData)).toEqual(['Full']);
    for (const member of on) expect(refusal(await noData.call(`${path}?${member}=notEquals:'${member === 'category1' ? value : member.startsWith('date') ? noon : member.startsWith('check') ? 'true' : '1'}'`))).toEqual([403, 'access.refused']);
    const noComments = await lacking('incidentComment.view');
    expect(await titles("text=contains:'zebra'", noComments)).toEqual([]);
    expect(await titles("text=contains:'ladder'", noComments)).toEqual(['Full', 'Other']);
    expect(refusal(await (await lacking('incidentSequence.view')).call(`${path}?camera='${world.gate.id}'`))).toEqual([403, 'access.refused']);
  });

  it.each([
    ["integer1='1.5'", 'integer1'], ["integer1='1e30'", 'integer1'], ["integer1='one'", 'integer1'], ["integer1=contains:'1'", 'integer1'], ["decimal1='NaN'", 'decimal1'], ["checkBox1='yes'", 'checkBox1'],
    ["dateTime1='soon'", 'dateTime1'], ["category1='1'", 'category1'], ["camera=lt:'0192f1c0-7a10-7a3e-9d2f-1d6b7c1e0a01'", 'camera'], ["held='maybe'", 'held'], ["happenedAt=contains:'2001'", 'happenedAt'], ["text1='a%00b'", 'text1', 'text.unsound'],
  ])('[IM-28] refuses %s by code', async (query, member, code = 'query.invalid') => {
    const answer = await world.operator.call(`${path}?${query}`);
    expect([refusal(answer), refusedMember(answer)]).toEqual([[400, code], member]);
  });

  it('[IM-28] reads every filter by an index', async () => {
    await world.rows('SET enable_seqscan = off');
    const plan = async (where: string) => JSON.stringify(await world.rows(`EXPLAIN (FORMAT JSON) SELECT * FROM incident_projects project WHERE ${where}`));
    const columns = ['category1_id', 'category5_id', 'assignee_id', 'integer1', 'decimal3', 'check_box2', 'date_time3', 'due_time'];
    const sample: Record<string, string> = { integer1: '1', decimal3: '1', check_box2: 'true', date_time3: 'now()', due_time: 'now()' };
    for (const column of columns) expect(await plan(`${column} = ${sample[column] ?? `'${randomUUID()}'`}`)).toContain(`incident_projects_${column}`);
    expect(await plan(`${happenedAt} > now()`)).toContain('incident_projects_happened_at');
    expect(await plan("data_text LIKE '%ladder%'")).toContain('incident_projects_data_text');
    const text = await plan("(own_text LIKE '%ladder%' OR data_text LIKE '%ladder%')");
    for (const index of ['own_text', 'data_text']) expect(text).toContain(`incident_projects_${index}`);
  });
});
