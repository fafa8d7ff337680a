import { mediaTicketIssue, rightsState, sessionsState } from '@vigie/contracts';
import type { LogEntryInput, MediaVerb, VigieError } from '@vigie/contracts';
import { States } from '@vigie/platform/messaging';
import { AccessControl } from '@vigie/platform/security';
import { readWorlds } from '@vigie/platform/worlds';
import type { Expectation, World } from '@vigie/platform/worlds';
import { eventually } from '@vigie/testing';
import { ManagementWorld, patience } from '../testing/management-world.js';
import { refusal } from '../testing/refusal.js';

/** What a handler can be asked of: a camera, now. Hours and instants are decided in memory only. */
const verbs = new Map<string, MediaVerb>([['camera.live', 'live'], ['camera.playback', 'playback']]);
const askable = ({ privilege, entity, instant }: Expectation): boolean => entity !== undefined && instant === undefined && verbs.has(privilege);
const worlds = readWorlds().filter(({ at }) => at === undefined).map((world) => ({ ...world, expectations: world.expectations.filter(askable) }));
const signInAgain = new Set(['accountDisabled', 'sessionEnded', 'principalUnknown', 'levelBelowThreat']);

describe('permission worlds through the management', () => {
  let site: ManagementWorld;
  beforeAll(async () => {
    site = await ManagementWorld.open();
  }, patience);
  afterAll(() => site.close(), patience);

  const rights = () => site.services[0]!.app.get(States).bucket(rightsState);
  const sessions = () => site.other.app.get(States).bucket(sessionsState);

  async function settle({ rights: documents, sessions: states }: World): Promise<void> {
    for (const [key, document] of documents) await rights().put(key, document);
    for (const [key, document] of states) await sessions().put(key, document);
    const heard = site.services[0]!.app.get(States).bucket(sessionsState);
    await eventually(() => states.every(([key]) => heard.get(key) !== undefined));
  }

  async function clear({ rights: documents, sessions: states }: World): Promise<void> {
    for (const [key] of documents) if (key !== 'site') await rights().delete(key);
    for (const [key] of states) await sessions().delete(key);
    const heard = site.services[0]!.app.get(States).bucket(sessionsState);
    await eventually(() => states.every(([key]) => heard.get(key) === undefined));
  }

  /** What a refusal looks like from outside: who may not even see the camera learns nothing of it. */
  function outside({ principal, entity, reason }: Expectation): [number, string] {
    if (signInAgain.has(reason ?? '')) return [401, 'access.unauthenticated'];
    const visible = entity && site.services[0]!.app.get(AccessControl).decide({ principal, language: 'en' }, 'camera.view', entity).allowed;
    return visible ? [403, 'access.refused'] : [404, 'object.notFound'];
  }

  const answerOverHttp = async ({ principal, privilege, entity }: Expectation): Promise<[number, string | undefined]> => {
    const api = site.with(() => site.token({ sub: principal.id, name: principal.name, sid: principal.sessionId }));
    return refusal(await api.call('/mediaTickets', { method: 'POST', body: { camera: entity?.id, verb: verbs.get(privilege) } }));
  };

  const answerOverNats = ({ principal, privilege, entity }: Expectation): Promise<[number, string | undefined]> =>
    site.asking('mobile-server')
      .ask(mediaTicketIssue, { camera: entity?.id ?? '', verb: verbs.get(privilege) ?? 'live' }, { caller: { principal, language: 'en' } })
      .then(() => [201, undefined] as [number, undefined], (error: VigieError) => [error.status, error.code] as [number, string]);

  describe.each(worlds)('$title', (world) => {
    beforeAll(() => settle(world), patience);
    afterAll(() => clear(world), patience);

    it.each(world.expectations)('$line: over HTTP as in memory ($reason)', async (expectation) => {
      expect(await answerOverHttp(expectation)).toEqual(expectation.reason ? outside(expectation) : [201, undefined]);
    });

    it.each(world.expectations)('$line: over NATS as in memory ($reason)', async (expectation) => {
      expect(await answerOverNats(expectation)).toEqual(expectation.reason ? outside(expectation) : [201, undefined]);
    });

    it('has the reason of each refusal in the log, and nowhere else', async () => {
      const refusals = (await site.told('logEntry.written.v1')).map(({ payload }) => payload as unknown as LogEntryInput).filter(({ operation }) => operation === 'access.refused');
      for (const { line, principal, privilege, entity, reason } of world.expectations) {
        if (reason === undefined || signInAgain.has(reason)) continue;
        const entry = refusals.filter((one) => one.privilege === privilege && one.user?.id === principal.id && one.object?.id === entity?.id).at(-1);
        expect([line, entry?.reason, entry?.object?.type]).toEqual([line, reason, 'cameras']);
      }
    });
  });

  it('[MG-22] found worlds to run', () => {
    expect(worlds.flatMap(({ expectations }) => expectations).length).toBeGreaterThan(20);
  });
});
