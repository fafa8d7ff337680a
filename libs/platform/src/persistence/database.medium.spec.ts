import 'reflect-metadata';
import { jest } from '@jest/globals';
import fc from 'fast-check';
import { isSoundText } from '@vigie/contracts';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { testDatabase } from '@vigie/testing';
import type { TestDatabase } from '@vigie/testing';
import { PlatformConfig } from '../config/index.js';
import { specimenMade } from '../messaging/fixtures/specimens.js';
import { dataSourceOptions } from './data-source-options.js';
import { Database } from './database.js';
import { createMessagingTables, grantToApplication, isTaken, listPage, listRows } from './index.js';
import type { ListQuery } from '../http/list-query.js';

/** Machines that build and test at once are slow. */
jest.setTimeout(60_000);

@Entity('book')
class Book {
  @PrimaryColumn('int')
  id: number;

  @Column('text')
  title: string;

  @Column('text', { nullable: true })
  shelf: string | null;
}

class Books1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createMessagingTables(runner);
    await runner.query('CREATE TABLE book (id int PRIMARY KEY, title text NOT NULL, shelf text)');
    await grantToApplication(runner, 'book', ['SELECT', 'INSERT', 'UPDATE']);
  }

  async down(): Promise<void> {
    await Promise.resolve();
  }
}

describe('a service’s database', () => {
  let server: TestDatabase;
  let source: DataSource;
  let database: Database;

  beforeEach(async () => {
    server = await testDatabase({ service: 'management', migrations: [Books1700000000001] });
    const config = Object.assign(new PlatformConfig(), { siteId: 'site', databaseUrl: server.applicationUrl, databasePool: 8 });
    source = await new DataSource(dataSourceOptions(config, 'management', [Book])).initialize();
    database = new Database(source, { site: 'site', service: 'management' });
    const books = ['Ulysses', '100% wool', '100 wool', 'under_score', 'underXscore', "O'Brien"].map((title, id) => ({ id, title, shelf: id % 2 ? 'a' : null }));
    await database.change(({ manager }) => manager.insert(Book, books));
  });

  afterEach(async () => {
    await source.destroy();
    await server.drop();
  });

  it('[OP-03] does what comes after a commit once, after it, and never after a rollback or for an attempt that was given up', async () => {
    const done: string[] = [];
    await expect(database.change(async (tx) => {
      tx.afterCommit(() => done.push('rolled back'));
      await tx.manager.query('SELECT 1');
      throw new Error('changed my mind');
    })).rejects.toThrow('changed my mind');
    let attempts = 0;
    await database.change(async (tx) => {
      tx.afterCommit(() => done.push(`attempt ${attempts}`));
      tx.afterCommit(() => { throw new Error('stops nobody'); });
      // What is told within belongs to the outer one.
      await database.change(async (inner) => { await inner.manager.query('SELECT 1'); inner.afterCommit(() => done.push('inner')); });
      expect(done).toEqual([]);
      if ((attempts += 1) === 1) throw Object.assign(new Error('in the way'), { code: '40001' });
    });
    expect(done).toEqual(['attempt 2', 'inner']);
  });

  const outbox = (): Promise<{ payload: string }[]> => database.read.query('SELECT payload FROM outbox ORDER BY id');
  const query = (parts: Partial<ListQuery>): ListQuery => ({ page: 0, size: 100, filters: [], orderBy: [], flags: new Set(), includeChildren: [], ...parts });
  const list = (parts: Partial<ListQuery>): Promise<Book[]> => listRows(database.read.createQueryBuilder(Book, 'book'), 'book', query(parts), ['id', 'title', 'shelf']);

  it.each([undefined, null])('throws at a where with %s instead of finding everything', async (title) => {
    await expect(database.read.findBy(Book, { title: title as unknown as string })).rejects.toThrow(/undefined|null/i);
    await expect(database.read.update(Book, { title: title as unknown as string }, { shelf: 'z' })).rejects.toThrow(/undefined|null|empty/i);
    expect(await database.read.countBy(Book, { shelf: 'z' })).toBe(0);
  });

  it('is changed by its migrations only, not by the application', async () => {
    expect(source.options.synchronize).toBeFalsy();
    await expect(database.read.query('CREATE TABLE other (id int)')).rejects.toThrow('permission denied');
    await expect(database.read.query('DROP TABLE book')).rejects.toThrow('must be owner');
    await expect(database.read.query('DELETE FROM book')).rejects.toThrow('permission denied');
  });

  it('keeps what is told and what is changed together', async () => {
    await expect(database.change(async (tx) => {
      await tx.manager.insert(Book, { id: 50, title: 'x', shelf: null });
      await tx.tell(specimenMade, { line: 'a', number: 1 });
      throw new Error('no');
    })).rejects.toThrow('no');
    expect(await database.read.countBy(Book, { id: 50 })).toBe(0);
    expect(await outbox()).toEqual([]);
  });

  it('runs the whole unit again when two stand in each other’s way', async () => {
    let runs = 0;
    let [holding, bothHold] = [0, (): void => undefined];
    const both = new Promise<void>((resolve) => { bothHold = resolve; });
    const swap = async (first: number, second: number): Promise<void> => database.change(async ({ manager }) => {
      runs += 1;
      await manager.query('UPDATE book SET shelf = $2 WHERE id = $1', [first, 'b']);
      if ((holding += 1) === 2) bothHold();
      await both;
      await manager.query('UPDATE book SET shelf = $2 WHERE id = $1', [second, 'b']);
    });
    await Promise.all([swap(0, 1), swap(1, 0)]);
    expect(runs).toBe(3);
    expect(await database.read.countBy(Book, { shelf: 'b' })).toBe(2);
  });

  it('does not run a unit again that failed by itself', async () => {
    let runs = 0;
    const insert = database.change(async ({ manager }) => {
      runs += 1;
      await manager.insert(Book, { id: 0, title: 'twice', shelf: null });
    });
    await expect(insert.catch((error: unknown) => Promise.reject(new Error(String(isTaken(error)))))).rejects.toThrow('true');
    expect(runs).toBe(1);
  });

  it('lets a unit inside of a unit join it', async () => {
    await expect(database.change(async (outer) => {
      await outer.tell(specimenMade, { line: 'outer', number: 1 });
      await database.change((inner) => inner.tell(specimenMade, { line: 'inner', number: 2 }));
      throw new Error('no');
    })).rejects.toThrow('no');
    expect(await outbox()).toEqual([]);
  });

  it('refuses what is told when the unit is over', async () => {
    let late: Promise<void> | undefined;
    await database.change((tx) => {
      late = new Promise((resolve) => setTimeout(resolve, 50)).then(() => tx.tell(specimenMade, { line: 'late', number: 1 }));
      return Promise.resolve();
    });
    await expect(late).rejects.toThrow('after its transaction had ended');
  });

  it('says that something was committed, once, and only where something was told', async () => {
    let commits = 0;
    database.onCommit(() => { commits += 1; });
    await database.change(({ manager }) => manager.insert(Book, { id: 60, title: 'x', shelf: null }));
    expect(commits).toBe(0);
    await database.change(async (tx) => {
      await tx.tell(specimenMade, { line: 'a', number: 1 });
      await tx.log({ log: 'system', category: 'test', operation: 'x', outcome: 'success' });
    });
    expect(commits).toBe(1);
    expect(await outbox()).toHaveLength(2);
  });

  it('keeps any text that is told as it was', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary' }).filter(isSoundText), async (note) => {
      await database.change((tx) => tx.tell(specimenMade, { line: "a';DROP TABLE book;--\\", number: 1, note }));
      const last = (await outbox()).at(-1);
      expect(JSON.parse(last?.payload ?? '')).toEqual({ line: "a';DROP TABLE book;--\\", number: 1, note });
    }), { numRuns: 50 });
    expect(await database.read.count(Book)).toBe(6);
  });

  describe('lists', () => {
    const titles = async (parts: Partial<ListQuery>): Promise<string[]> => (await list(parts)).map(({ title }) => title);

    it('by operator, with wildcards taken literally', async () => {
      expect(await titles({ filters: [{ column: 'title', operator: 'startsWith', value: '100%' }] })).toEqual(['100% wool']);
      expect(await titles({ filters: [{ column: 'title', operator: 'contains', value: 'R_S' }] })).toEqual(['under_score']);
      expect(await titles({ filters: [{ column: 'title', operator: 'equals', value: "O'Brien" }] })).toEqual(["O'Brien"]);
      expect(await titles({ filters: [{ column: 'id', operator: 'gt', value: 3 }] })).toEqual(['underXscore', "O'Brien"]);
      expect(await titles({ filters: [{ column: 'id', operator: 'lt', value: 1 }] })).toEqual(['Ulysses']);
      expect(await titles({ filters: [{ column: 'shelf', operator: 'notEquals', value: 'a' }] })).toEqual(['Ulysses', '100 wool', 'underXscore']);
      expect(await titles({ filters: [{ column: 'title', operator: 'equals', value: "' OR 1=1 --" }] })).toEqual([]);
    });

    it('in order and by page, and says whether more follow', async () => {
      const orderBy = [{ column: 'shelf', direction: 'DESC' as const }];
      const first = await list({ orderBy, size: 4 });
      const second = await list({ orderBy, size: 4, page: 1 });
      expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(6);
      const page = await listPage(database.read.createQueryBuilder(Book, 'book'), 'book', query({ size: 5 }), { id: 'id' });
      expect(page.rows).toHaveLength(5);
      expect(page.more).toBe(true);
    });

    it('by listed columns only', async () => {
      await expect(async () => list({ orderBy: [{ column: 'id; DROP TABLE book', direction: 'ASC' }] })).rejects.toThrow('no column');
      await expect(async () => list({ filters: [{ column: 'constructor', operator: 'equals', value: 1 }] })).rejects.toThrow('no column');
    });
  });
});
