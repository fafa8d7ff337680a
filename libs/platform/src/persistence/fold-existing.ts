import { foldName } from '@vigie/contracts';
import type { QueryRunner } from 'typeorm';

const batch = 5_000;

type Row = { id: string } & Record<string, string | null>;

interface Fold {
  table: string;
  /** Columns of text, each with the column that holds it folded. */
  columns: Readonly<Record<string, string>>;
  /** The folded column that must be unlike all others (within those that are alike in these columns): where two names became one, the later one has its id behind it. */
  unique?: { column: string; within: readonly string[] };
}

/** For migrations: fills folded columns of a table whose `id` is a UUID, part by part. */
export async function foldExisting(runner: QueryRunner, { table, columns, unique }: Fold): Promise<void> {
  const pairs = Object.entries(columns);
  const read = [...new Set(['id', ...pairs.map(([of]) => of), ...(unique?.within ?? [])])].join(', ');
  const taken = new Set<string>();
  const folded = (row: Row, of: string, into: string): string | null => {
    const text = row[of];
    if (typeof text !== 'string') return null;
    const name = foldName(text);
    if (into !== unique?.column) return name;
    const place = (own: string): string => JSON.stringify([...unique.within.map((column) => row[column]), own]);
    const own = taken.has(place(name)) ? `${name} ${row.id}` : name;
    taken.add(place(own));
    return own;
  };
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = (await runner.query(`SELECT ${read} FROM ${table} WHERE id > $1 ORDER BY id LIMIT ${batch}`, [after])) as Row[];
    if (rows.length === 0) return;
    const parts = pairs.map((_, index) => `$${index + 2}::text[]`).join(', ');
    const names = pairs.map(([, into]) => into);
    await runner.query(
      `UPDATE ${table} AS kept SET ${names.map((name) => `${name} = made.${name}`).join(', ')}
         FROM unnest($1::uuid[], ${parts}) AS made (id, ${names.join(', ')}) WHERE kept.id = made.id`,
      [rows.map(({ id }) => id), ...pairs.map(([of, into]) => rows.map((row) => folded(row, of, into)))]);
    after = rows.at(-1)?.id ?? after;
  }
}
