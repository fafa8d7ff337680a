import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { languages } from '@vigie/contracts';
import { testDatabase } from '@vigie/testing';
import type { TestDatabase } from '@vigie/testing';
import { PlatformConfig } from '../config/index.js';
import { parseListQuery } from '../http/list-query.js';
import type { ListDefinition, ListQuery } from '../http/list-query.js';
import { dataSourceOptions } from './data-source-options.js';
import { decodePlace, encodePlace, FoldedColumn, foldExisting, grantToApplication, listRows, readFrom } from './index.js';
import type { Place } from './index.js';

@Entity('note')
class Note {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { nullable: true })
  title: string | null;

  @FoldedColumn('title', 'title_folded', { nullable: true })
  titleFolded?: string | null;

  @Column('integer', { nullable: true })
  size: number | null;

  @Column('timestamptz')
  time: Date;
}

class Notes1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE note (id uuid PRIMARY KEY, title text, title_folded text, size integer, time timestamptz(3) NOT NULL)');
    await grantToApplication(runner, 'note', ['SELECT', 'INSERT', 'UPDATE', 'DELETE']);
  }

  async down(): Promise<void> {
    await Promise.resolve();
  }
}

const list: ListDefinition = { columns: { title: 'string', size: 'number', time: 'time' }, defaultOrder: "asc:'time'" };
const columns = Object.keys(list.columns);
const titles = ['Île', 'ile', 'Équipe', 'équipe', 'Zone 2', 'Zone 10', 'zone 1', 'Öl', 'あ', 'ア', '漢字', 'пожар', 'Ä', '=1'];
const noteOf = fc.record({ title: fc.option(fc.constantFrom(...titles)), size: fc.option(fc.integer({ min: 0, max: 3 })), time: fc.integer({ min: 0, max: 3 }).map((second) => new Date(1_700_000_000_000 + second * 1_000)) });
const asNote = (values: Omit<Note, 'id'>): Note => ({ ...values, id: randomUUID() });

describe('lists on a database without a locale', () => {
  let server: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    server = await testDatabase({ service: 'management', migrations: [Notes1700000000001] });
    source = await new DataSource(dataSourceOptions(Object.assign(new PlatformConfig(), { siteId: 'site', databaseUrl: server.applicationUrl, databasePool: 2 }), 'management', [Note])).initialize();
  });
  beforeEach(() => source.query('DELETE FROM note'));
  afterAll(async () => {
    await source.destroy();
    await server.drop();
  });

  const make = () => source.manager.createQueryBuilder(Note, 'note');
  const asked = (query: Record<string, string>): ListQuery => parseListQuery(query, list);
  const page = (query: ListQuery, place?: Place) => readFrom({ make, alias: 'note', query, columns, ...(place ? { place } : {}), read: (found) => found.getMany() });
  const placeOf = ({ orderBy }: ListQuery, row: Note): Place => ({
    orderBy, id: row.id, values: orderBy.map(({ column }) => { const value = row[column as 'title' | 'size' | 'time']; return value instanceof Date ? value.toISOString() : value; }),
  });
  const insert = (notes: Note[]) => source.manager.insert(Note, notes.map((note) => ({ ...note })));
  const titlesBy = async (orderBy: string, language: ListQuery['language']) => (await listRows(make(), 'note', { ...asked({ orderBy }), language }, columns)).map(({ title }) => title);

  it('[IN-07] find pieces of a text whatever its case, accents, width and kana', async () => {
    await insert(['ÎLE de Ré', 'Échafaudage', 'ÜBERFLUTUNG', 'ПОЖАР', 'カメラ', 'DİYARBAKIR', '100 %_\\'].map((title) => asNote({ title, size: 1, time: new Date() })));
    for (const [text, title] of [['île', 'ÎLE de Ré'], ['echaf', 'Échafaudage'], ['überFLUT', 'ÜBERFLUTUNG'], ['пожар', 'ПОЖАР'], ['ｶﾒ', 'カメラ'], ['かめ', 'カメラ'], ['diyarbakır', 'DİYARBAKIR'], ['%_\\', '100 %_\\']]) {
      expect((await listRows(make(), 'note', asked({ title: `contains:'${text}'` }), columns)).map((row) => row.title)).toEqual([title]);
    }
    expect(await listRows(make(), 'note', asked({ title: "startsWith:'ILE'" }), columns)).toHaveLength(1);
    expect(await listRows(make(), 'note', asked({ title: "startsWith:'re'" }), columns)).toHaveLength(0);
  });

  it('[IN-07] find what a change wrote, by whatever way it was saved', async () => {
    const note = asNote({ title: 'Été', size: 1, time: new Date() });
    const found = async (text: string) => (await listRows(make(), 'note', asked({ title: `contains:'${text}'` }), columns)).length;
    await source.manager.insert(Note, note);
    expect(await found('ete')).toBe(1);
    await source.manager.update(Note, { id: note.id }, { title: 'Forêt' });
    expect([await found('ete'), await found('foret')]).toEqual([0, 1]);
    const row = await source.manager.findOneByOrFail(Note, { id: note.id });
    await source.manager.save(Object.assign(row, { title: 'Naïf' }));
    expect([await found('foret'), await found('naif')]).toEqual([0, 1]);
    await make().update().set({ title: 'Où' }).where('id = :id', { id: note.id }).execute();
    expect([await found('naif'), await found('ou')]).toEqual([0, 1]);
    await source.manager.update(Note, { id: note.id }, { title: null });
    expect(await found('ou')).toBe(0);
  });

  it('[IN-07] fold what is there already, part by part, and keep names apart that became one', async () => {
    await source.query("INSERT INTO note (id, title, title_folded, time) SELECT gen_random_uuid(), 'Équipe ' || (n % 7000), NULL, now() FROM generate_series(1, 7001) n");
    await foldExisting(source.createQueryRunner(), { table: 'note', columns: { title: 'title_folded' }, unique: { column: 'title_folded', within: [] } });
    const [made] = await source.query<{ all: number; folded: number; plain: number }[]>("SELECT count(DISTINCT title_folded)::int AS all, count(title_folded)::int AS folded, count(*) FILTER (WHERE title_folded LIKE 'equipe %')::int AS plain FROM note");
    expect(made).toEqual({ all: 7_001, folded: 7_001, plain: 7_001 });
  });

  it('[IN-07] sort as the reader’s language has it, digits as numbers, what is empty last in both directions', async () => {
    await insert([...['zone 10', 'Île', 'zone 2', 'île', 'Ostie', 'été', 'Zoo', 'Eté', '=1'], null].map((title) => asNote({ title, size: 1, time: new Date() })));
    const ascending = ['=1', 'Eté', 'été', 'île', 'Île', 'Ostie', 'zone 2', 'zone 10', 'Zoo'];
    expect(await titlesBy("asc:'title'", 'fr')).toEqual([...ascending, null]);
    expect(await titlesBy("desc:'title'", 'fr')).toEqual([...ascending.toReversed(), null]);
    await source.query('DELETE FROM note');
    await insert(['亜', 'い', 'ア', 'う'].map((title) => asNote({ title, size: 1, time: new Date() })));
    expect(await titlesBy("asc:'title'", 'ja')).toEqual(['ア', 'い', 'う', '亜']);
  });

  const orders = fc.uniqueArray(fc.tuple(fc.constantFrom('asc', 'desc'), fc.constantFrom(...columns)), { minLength: 1, maxLength: 3, selector: ([, column]) => column });

  it('[IN-07] go on where they stopped in every order: no row skipped and none twice, whatever is added and taken away meanwhile', async () => {
    await fc.assert(fc.asyncProperty(fc.array(noteOf, { maxLength: 25 }), fc.array(noteOf, { minLength: 8, maxLength: 8 }), orders, fc.integer({ min: 1, max: 6 }), fc.constantFrom(...languages), async (first, later, by, size, language) => {
      await source.query('DELETE FROM note');
      const standing = first.map(asNote);
      if (standing.length > 0) await insert(standing);
      const query = { ...asked({ orderBy: by.map(([direction, column]) => `${direction}:'${column}'`).join(','), size: String(size) }), language };
      const seen: Note[] = [];
      for (let place: Place | undefined; ;) {
        const rows = await page(query, place);
        seen.push(...rows);
        const last = rows.at(-1);
        if (!last || rows.length < size) break;
        place = decodePlace(encodePlace(placeOf(query, last)), list);
        expect(place).toBeDefined();
        const more = later.pop();
        if (more) await insert([asNote(more)]);
      }
      const ids = seen.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(standing.filter(({ id }) => !ids.includes(id))).toEqual([]);
      // In the order that one page of all has.
      const whole = (await listRows(make(), 'note', { ...query, size: 1_000 }, columns)).map(({ id }) => id);
      expect(whole.filter((id) => ids.includes(id))).toEqual(ids);
    }), { numRuns: 60 });
  }, 60_000);
});
