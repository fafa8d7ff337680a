import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogFile } from './log-file.js';
import { logger, logToFile } from './logger.js';

describe('a log file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-log-'));
  const read = (...names: string[]): string => readFileSync(join(folder, ...names), 'utf8');

  afterAll(() => rmSync(folder, { recursive: true }));

  it('[IM-57] goes into the archive when it is full, which keeps only so many', () => {
    const log = new LogFile(join(folder, 'a.log'), { bytes: 10, files: 2 });
    for (const text of ['first.....', 'second....', 'third.....', 'fourth....']) log.write(text);
    log.close();
    expect(read('a.log')).toBe('fourth....');
    expect(readdirSync(join(folder, 'archive')).sort().map((name) => read('archive', name))).toEqual(['second....', 'third.....']);
  });

  it('[IM-57] goes on where it ended before', () => {
    for (const text of ['one ', 'two ']) {
      const log = new LogFile(join(folder, 'b.log'), { bytes: 10, files: 2 });
      log.write(text);
      log.close();
    }
    expect(read('b.log')).toBe('one two ');
  });

  it('[IM-57] keeps what a service says of itself, without secrets', () => {
    logToFile(join(folder, 'd.log'), { bytes: 1_000_000, files: 1 });
    logger('test').error({ password: 'hidden', project: 'p1' }, 'said');
    expect(JSON.parse(read('d.log'))).toMatchObject({ level: 'error', part: 'test', project: 'p1', msg: 'said', password: '[Redacted]' });
  });

  it('ends nobody when it cannot be written', () => {
    expect(() => new LogFile(join(folder, 'b.log', 'c.log'), { bytes: 10, files: 1 }).write('lost')).not.toThrow();
  });
});
