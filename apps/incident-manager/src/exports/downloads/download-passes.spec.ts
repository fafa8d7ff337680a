import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { Caller } from '@vigie/platform/security';
import type { IncidentConfig } from '../../app.config.js';
import { IncidentSealer } from '../keys/incident-sealer.service.js';
import { DownloadPasses } from './download-passes.service.js';

const caller: Caller = { principal: { id: randomUUID(), name: 'Erin', kind: 'user', sessionId: 'one' }, language: 'en' };
const task = randomUUID();

describe('passes for a download', () => {
  let folder: string;
  const passes = (publicUrl = 'https://vigie.example'): DownloadPasses => {
    const config = { publicUrl, systemKeyFile: join(folder, 'system-key') } as IncidentConfig;
    return new DownloadPasses(config, new IncidentSealer(config));
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigie-pass-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  afterEach(() => void jest.restoreAllMocks());

  it('[IM-31] name the session, are good at every copy of the service, and leave in the clear only where all else does', async () => {
    const cookie = await passes().issue(caller, task);
    expect([/; Secure$/.test(cookie), /Secure/.test(await passes('http://localhost:8080').issue(caller, task))]).toEqual([true, false]);
    expect(cookie).not.toContain(caller.principal.id);
    await expect(passes().read(cookie, task)).resolves.toEqual(caller.principal);
  });

  it('[IM-31] are over after a minute', async () => {
    const start = Date.now();
    const now = jest.spyOn(Date, 'now').mockReturnValue(start);
    const cookie = await passes().issue(caller, task);
    now.mockReturnValue(start + 60_000);
    await expect(passes().read(cookie, task)).resolves.toMatchObject({ sessionId: 'one' });
    now.mockReturnValue(start + 60_001);
    await expect(passes().read(cookie, task)).rejects.toMatchObject({ code: 'access.unauthenticated' });
  });
});
