import { randomUUID } from 'node:crypto';
import { messageId } from '@vigie/platform/persistence';
import type { Row } from '../row.js';
import { percentile } from '../row.js';
import { projectId } from './fill.js';
import type { FilledProperties } from './fill.js';
import type { IncidentSite } from './incident-site.js';
import { besideRows, inTurns } from './measure.js';
import { projectsPath } from './page-rows.js';

const limit = 3;
const growthLimit = 1.5;
const text = 'A visitor slipped on wet leaves by the north gate and hurt an ankle; first aid came after four minutes, an ambulance was not needed.';

/** What the service tells of a change, as long as its own facts are. */
const outbox = `INSERT INTO outbox (message_id, subject, type, payload, created_at)
  SELECT id, 'vigie.bench.fact.incident-manager.incidentProject.created.v1', 'vigie.incident-manager.incidentProject.created.v1', $2, now() FROM unnest($1::uuid[]) AS told (id)`;
const activity = `INSERT INTO activities (id, project_id, time, user_id, user_name, user_kind, operation, changes, details)
  VALUES ($1, $2, now(), $3, 'Bench', 'user', $4, $5, '{}')`;
const change = JSON.stringify([{ property: 'title', after: 'Slipped' }, { property: 'description', after: text }]);

/** Creating a project: the same statements by hand, in one transaction, beside a request. */
export async function createRows(site: IncidentSite, properties: FilledProperties): Promise<Row[]> {
  const [type, status, value, person] = [properties.types, properties.statuses, properties.values, properties.people].map(([first = '']) => first);
  const { rows: [category] } = await site.sql.query<{ id: string }>('SELECT id FROM incident_categories WHERE number = 1');
  const body = {
    title: 'Slipped', description: text, type: { type: 'incidentTypes', id: type }, status: { type: 'incidentStatuses', id: status }, startTime: '2026-11-22T10:00:00Z',
    categories: [{ category: { type: 'incidentCategories', id: category?.id }, value: { type: 'incidentCategoryValues', id: value } }],
  };
  const bare = () => transaction(site, async () => {
    const id = messageId();
    const { rows: [day] } = await site.sql.query<{ last: number }>(
      "INSERT INTO project_numbers (day, last) VALUES ('2001-01-01', 1) ON CONFLICT (day) DO UPDATE SET last = project_numbers.last + 1 RETURNING last");
    await site.sql.query(
      `INSERT INTO incident_projects (id, number, title, title_folded, description, description_folded, type_id, status_id, category1_id, start_time, created_by_id, created_by_name, created_by_kind, created_at, modified_at)
       VALUES ($1, $2, 'Slipped', 'slipped', $3, lower($3), $4, $5, $6, '2026-11-22T10:00:00Z', $7, 'Bench', 'user', now(), now())`, [id, `20010101-${day?.last}`, text, type, status, value, person]);
    await site.sql.query(activity, [messageId(), id, person, 'project.created', change]);
  });
  const service = async () => {
    const { status: answered } = await site.http.post(projectsPath, body);
    if (answered !== 201) throw new Error(`creating a project was answered with ${answered}`);
  };
  return besideRows('creating a project', await inTurns([bare, service]), 0.99, limit);
}

/** A comment in a project with 500 of them, by hand and by request, and in one that has none. */
export async function commentRows(site: IncidentSite): Promise<Row[]> {
  const { rows: [{ id: full = '' } = {}] } = await site.sql.query<{ id: string }>('SELECT id FROM incident_projects WHERE comment_count = 0 ORDER BY id LIMIT 1');
  await site.sql.query(
    `INSERT INTO comments (id, project_id, text, text_folded, author_id, author_name, author_kind, created_at)
     SELECT gen_random_uuid(), $1, $2, lower($2), $1, 'Somebody', 'user', now() FROM generate_series(1, 500)`, [full, text]);
  await site.sql.query('UPDATE incident_projects SET comment_count = 500 WHERE id = $1', [full]);
  const add = (project: string) => async (): Promise<void> => {
    const { status } = await site.http.post(`${projectsPath}/${project}/comments`, { text });
    if (status !== 201) throw new Error(`adding a comment was answered with ${status}`);
  };
  const bare = () => transaction(site, async () => {
    await site.sql.query('UPDATE incident_projects SET modified_at = now(), comment_count = comment_count + 1 WHERE id = $1', [full]);
    await site.sql.query("INSERT INTO comments (id, project_id, text, text_folded, author_id, author_name, author_kind, created_at) VALUES ($1, $2, $3, lower($3), $2, 'Bench', 'user', now())", [messageId(), full, text]);
    await site.sql.query(activity, [messageId(), full, full, 'comment.added', change]);
  });
  const byHand = await inTurns([bare, add(full)]);
  // Another project of those that have none at every turn.
  const both = await inTurns([(turn) => add(projectId(turn * 10 + 20))(), add(full)], 300);
  const [few, many] = [percentile(both[0] ?? [], 0.5), percentile(both[1] ?? [], 0.5)];
  return [
    ...besideRows('a comment in a project that has 500', byHand, 0.99, limit),
    { name: 'a comment in a project that has none: through the service, p50', measured: few, unit: 'ms' },
    { name: 'a comment in a project that has 500: through the service, p50', measured: many, unit: 'ms', limit: growthLimit * few, ratio: many / few, ok: many <= growthLimit * few },
  ];
}

async function transaction(site: IncidentSite, work: () => Promise<unknown>): Promise<void> {
  await site.sql.query('BEGIN');
  await work();
  await site.sql.query(outbox, [[randomUUID(), randomUUID()], JSON.stringify({ id: site.site, number: '20261122-0001', text })]);
  await site.sql.query('COMMIT');
}
