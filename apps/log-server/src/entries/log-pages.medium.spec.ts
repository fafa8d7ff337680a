import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { LogEntryWritten } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import { ServiceUnderTest } from '@vigie/testing';
import type { Api } from '@vigie/testing';
import { logServer } from '../app.module.js';
import { IntakeService } from '../intake/intake.service.js';

const second = fc.integer({ min: 0, max: 3 }).map((seconds) => new Date(1_700_000_000_000 + seconds * 1_000).toISOString());
const times = fc.array(second, { maxLength: 20 });

describe('pages of the log', () => {
  let under: ServiceUnderTest;
  let api: Api;

  beforeAll(async () => {
    under = await ServiceUnderTest.start(logServer, { LOG_SEAL_INTERVAL_MS: '3600000' });
    api = under.as({ id: await under.person('Olga', ['log.view']), name: 'Olga' });
  });

  afterAll(() => under.stop());

  const add = async (operation: string, some: readonly string[]): Promise<string[]> => {
    const entries = some.map((time): LogEntryWritten => ({ id: randomUUID(), time, site: under.site, service: 'management', log: 'audit', category: 'test', operation, outcome: 'success' }));
    if (entries.length > 0) await under.service.app.get(Database).change((tx) => under.service.app.get(IntakeService, { strict: false }).append(entries, tx));
    return entries.map(({ id }) => id);
  };

  it('[IN-07] [LG-07] go on by their Link in every order: none skipped and none twice, whatever is written meanwhile', async () => {
    await fc.assert(fc.asyncProperty(times, times, fc.constantFrom('asc', 'desc'), fc.constantFrom('time', 'sequence'), fc.integer({ min: 1, max: 6 }), async (first, later, direction, column, size) => {
      const operation = `paged.${randomUUID()}`;
      const query = `/logEntries?operation=%27${operation}%27&orderBy=${direction}:%27${column}%27`;
      const standing = await add(operation, first);
      const waiting = [...later];
      const seen: string[] = [];
      for (let next: string | undefined = `${query}&size=${size}`; next !== undefined;) {
        const { headers, body } = await api.expect(200, next);
        seen.push(...body.array.map(({ id }) => id));
        next = /^<\/api\/rest\/v1(.+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1];
        expect(next && new URL(next, 'http://x').searchParams.get('cursor')).toBe(body.cursor);
        await add(operation, waiting.splice(0, 1));
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(standing.filter((id) => !seen.includes(id))).toEqual([]);
      expect((await api.list(`${query}&size=1000`)).map(({ id }) => id).filter((id) => seen.includes(id))).toEqual(seen);
    }), { numRuns: 30 });
  }, 120_000);
});
