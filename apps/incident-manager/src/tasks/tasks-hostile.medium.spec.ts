import fc from 'fast-check';
import { statisticsDimensions } from '@vigie/contracts';
import { IncidentWorld, patience } from '../testing/incident-world.js';

const members: Record<string, string[]> = {
  Statistics: ['by', 'startTime', 'endTime', 'timeZone', 'type', 'status'],
  GenerateReport: ['format', 'showUserName', 'language', 'timeZone', 'paper', 'preview'],
  ExportProject: ['password', 'reason', 'recipient', 'includeReport', 'showUserName', 'skipRefused', 'language', 'timeZone'],
  AddDraftSequences: ['draftSequences'],
};

/** What people and programs send by mistake or on purpose. */
const hostile = fc.constantFrom<unknown>(
  null, '', ' ', '\0', 'a\0b', '\ud800', "'; DROP TABLE comments; --", '%', '{page}', 'x'.repeat(10_000), 0, -1, 1e21, Number.MAX_SAFE_INTEGER, true, [], {}, [[]], { toString: 'x' },
  '0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '+275760-09-13T00:00:00Z', '2026-02-30', '2026-W12', '2026-11-22T24:00:00Z', '2026-11-22T10:00:00+24:00', '2026-11-22', 'now', 'infinity', 'epoch',
  'UTC', 'CET', '+02:00', 'Etc/GMT+14', 'posixrules', '<+05>-5', 'Europe/../etc/passwd', 'localtime', '00000000-0000-0000-0000-000000000000', 'hour', 'camera', 'html', 'pdf', 'json', '__proto__', 'constructor',
);
const value = (member: string) => fc.oneof(
  hostile, fc.jsonValue({ maxDepth: 2 }), fc.array(hostile, { maxLength: 3 }), ...(member === 'by' ? [fc.array(fc.constantFrom<unknown>(...statisticsDimensions), { maxLength: 3 })] : []),
);
const bodyOf = (task: string) => fc.oneof(
  fc.record(Object.fromEntries((members[task] ?? []).map((member) => [member, value(member)])), { requiredKeys: [] }),
  fc.dictionary(fc.constantFrom('__proto__', 'constructor', 'by', 'format', 'x'), hostile, { maxKeys: 3 }), fc.jsonValue({ maxDepth: 1 }),
);

describe('tasks that are given anything', () => {
  let world: IncidentWorld;
  let project: string;

  beforeAll(async () => {
    world = await IncidentWorld.open({ RECORDING_QUESTION_MS: '50', STILL_QUESTION_MS: '50', EXPORT_KEEP_MS: '100', TASK_BEAT_MS: '50' });
    project = (await world.operator.create('/incidentProjects', { title: 'Given anything' })).id;
  }, patience);
  afterAll(() => world.close(), patience);

  it.each(Object.keys(members))('[IM-56] %s answers or refuses by code, and never breaks', async (task) => {
    const address = task === 'Statistics' ? '/incidentProjects' : `/incidentProjects/${project}`;
    await fc.assert(fc.asyncProperty(bodyOf(task), async (body) => {
      const answer = await world.operator.call(`${address}?task=${task}`, { method: 'POST', body });
      expect([200, 400, 404, 409]).toContain(answer.status);
      if (answer.status !== 200) expect(answer.body.error?.details[0]?.errorTextId).toMatch(/^[a-z]+(\.[a-zA-Z]+)+$/);
      expect(answer.bytes.toString()).not.toMatch(/SELECT |at .+\.ts:\d+|QueryFailed/);
    }), { numRuns: 100 });
    expect(await world.operator.get(`/incidentProjects/${project}`)).toMatchObject({ title: 'Given anything' });
  }, 4 * patience);
});
