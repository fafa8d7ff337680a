import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { sentences, words } from './sentences.js';

/** Properties that projects of the benchmark have; every value of one as often as the others. */
export interface FilledProperties {
  types: string[];
  statuses: string[];
  values: string[];
  people: string[];
}

const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID());
const pool = 20_000;
const step = 50_000;

/** Id of the n-th project, made so that it can be computed from its number here and there. */
export const projectId = (number: number): string => `0192f1c0-7a10-7000-8000-${number.toString(16).padStart(12, '0')}`;
const idOf = (number: string, kind: number): string => `('0192f1c0-7a10-700${kind}-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
const oneOf = (values: string): string => `(${values}::uuid[])[1 + floor(random() * array_length(${values}::uuid[], 1))::int]`;
const seldom = (share: number, value: string): string => `CASE WHEN random() < ${share} THEN ${value} END`;

/** Types, statuses, categories with values, incident data; nothing is old enough to expire. */
export async function fillProperties(sql: pg.Client): Promise<FilledProperties> {
  const made: FilledProperties = { types: ids(5), statuses: ids(4), values: ids(4), people: ids(200) };
  for (const [table, owned] of [['incident_types', made.types], ['incident_statuses', made.statuses]] as const) {
    await sql.query(`INSERT INTO ${table} (id, number, name, name_key, created_at, modified_at) SELECT id, n, 'Property ' || n, 'property ' || n, now(), now() FROM unnest($1::uuid[]) WITH ORDINALITY AS given (id, n)`, [owned]);
  }
  await sql.query("UPDATE incident_categories SET enabled = true, name = 'Category ' || number");
  await sql.query("UPDATE incident_data_fields SET enabled = true, name = 'Field ' || number WHERE position = 1");
  await sql.query(
    `INSERT INTO incident_category_values (id, number, category_id, name, name_key, created_at, modified_at)
     SELECT given.id, n, category.id, 'Value ' || n, 'value ' || n, now(), now() FROM unnest($1::uuid[]) WITH ORDINALITY AS given (id, n), incident_categories category WHERE category.number = 1`, [made.values]);
  await sql.query('UPDATE incident_settings SET retention_days = 365000');
  await sql.query('CREATE UNLOGGED TABLE bench_sentences (number integer PRIMARY KEY, text text NOT NULL)');
  await sql.query('INSERT INTO bench_sentences SELECT n - 1, text FROM unnest($1::text[]) WITH ORDINALITY AS given (text, n)', [sentences(pool)]);
  await sql.query('ANALYZE bench_sentences');
  return made;
}

const sentence = 'floor(random() * 20000)::int';

/** These sentences have no accents. */
const folded = (text: string): string => `btrim(lower(${text}))`;
const description = `s1.text || ' ' || s2.text || ' ' || s3.text || CASE WHEN n % 40000 = 31 THEN ' ${words.rare}' ELSE '' END`;
const said = `s1.text || ' ' || s2.text || CASE WHEN n % 40000 = 17 AND k = 1 THEN ' ${words.rare}' WHEN n % 200 = 13 AND k = 1 THEN ' ${words.seldom}' ELSE '' END`;

const projects = `
  INSERT INTO incident_projects (id, number, title, title_folded, description, description_folded, type_id, status_id, category1_id, integer1, decimal1, text1, text1_folded, check_box1, date_time1,
    start_time, end_time, assignee_id, assignee_name, due_time, created_by_id, created_by_name, created_by_kind, created_at, modified_at, sequence_count, comment_count)
  SELECT ${idOf('n', 0)}, to_char(at, 'YYYYMMDD') || '-' || n, left(s1.text, 40), ${folded('left(s1.text, 40)')}, ${description}, ${folded(description)},
    ${oneOf('$3')}, ${oneOf('$4')}, ${oneOf('$5')}, ${seldom(0.3, 'floor(random() * 1000)::int')}, ${seldom(0.1, 'round((random() * 1000)::numeric, 2)')}, CASE WHEN n % 5 = 0 THEN s4.text END, CASE WHEN n % 5 = 0 THEN ${folded('s4.text')} END,
    ${seldom(0.1, 'random() < 0.5')}, ${seldom(0.1, "at + interval '1 day'")}, at - random() * interval '6 hours', at, ${seldom(0.4, oneOf('$6'))}, 'Somebody', ${seldom(0.3, "at + interval '14 days'")},
    ${oneOf('$6')}, 'Somebody', 'user', at, at + random() * interval '20 days', CASE WHEN n % 3 = 0 THEN 1 ELSE 0 END, ($7::int[])[1 + n % 10]
  FROM (SELECT n, timestamptz '2023-01-01' + n * interval '94 seconds' AS at, ${sentence} a, ${sentence} b, ${sentence} c, ${sentence} d FROM generate_series($1::int, $2::int) n OFFSET 0) made
    JOIN bench_sentences s1 ON s1.number = a JOIN bench_sentences s2 ON s2.number = b JOIN bench_sentences s3 ON s3.number = c JOIN bench_sentences s4 ON s4.number = d
  ORDER BY made.n`;

const comments = `
  INSERT INTO comments (id, project_id, text, text_folded, author_id, author_name, author_kind, created_at)
  SELECT ${idOf('n * 16 + k', 1)}, ${idOf('n', 0)},
    ${said}, ${folded(said)},
    ${oneOf('$4')}, 'Somebody', 'user', timestamptz '2023-01-01' + n * interval '94 seconds' + k * interval '1 hour'
  FROM (SELECT n, k, ${sentence} a, ${sentence} b FROM generate_series($1::int, $2::int) n, generate_series(1, ($3::int[])[1 + n % 10]) k OFFSET 0) made
    JOIN bench_sentences s1 ON s1.number = a JOIN bench_sentences s2 ON s2.number = b
  ORDER BY n, k`;

const others = [
  `INSERT INTO sequences (id, project_id, site_id, camera_id, camera_name, start_time, end_time, has_recording, recording_checked_at, added_by_id, added_by_name, added_by_kind, added_at)
   SELECT ${idOf('n', 2)}, id, id, ${idOf('n % 500', 3)}, 'Camera', start_time, start_time + interval '1 minute', 'all', created_at, created_by_id, 'Somebody', 'user', created_at
   FROM generate_series($1::int, $2::int) n JOIN incident_projects project ON project.id = ${idOf('n', 0)} WHERE n % 3 = 0`,
  `INSERT INTO activities (id, project_id, time, user_id, user_name, user_kind, operation, changes, details)
   SELECT ${idOf('n', 4)}, id, created_at, created_by_id, 'Somebody', 'user', 'project.created', '[]', '{}'
   FROM generate_series($1::int, $2::int) n JOIN incident_projects project ON project.id = ${idOf('n', 0)}`,
];

/** Five on average. */
const perProject = [0, 1, 2, 3, 4, 5, 6, 8, 9, 12];

/** Adds projects from one number to another, with comments, sequences and activities; indexes are made once at the end, which is quicker. */
export async function fillProjects(sql: pg.Client, { types, statuses, values, people }: FilledProperties, from: number, to: number): Promise<void> {
  await sql.query("SET maintenance_work_mem = '1GB'");
  const { rows: indexes } = await sql.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE tablename IN ('incident_projects', 'comments')
      AND NOT EXISTS (SELECT FROM pg_constraint WHERE conname = indexname)`);
  for (const { name } of indexes) await sql.query(`DROP INDEX ${name}`);
  for (let first = from; first <= to; first += step) {
    const last = Math.min(to, first + step - 1);
    await sql.query(projects, [first, last, types, statuses, values, people, perProject]);
    await sql.query(comments, [first, last, perProject, people]);
    for (const statement of others) await sql.query(statement, [first, last]);
  }
  for (const { definition } of indexes) await sql.query(definition);
  for (const table of ['incident_projects', 'comments', 'sequences', 'activities']) await sql.query(`VACUUM (ANALYZE) ${table}`);
  await sql.query('CHECKPOINT');
  await sql.query('RESET maintenance_work_mem');
}
