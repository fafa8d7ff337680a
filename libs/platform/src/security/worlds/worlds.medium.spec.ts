import { rightsState, sessionsState } from '@vigie/contracts';
import type { VigieError } from '@vigie/contracts';
import { eventually, ServiceUnderTest, testNats } from '@vigie/testing';
import { NatsLink, States } from '../../messaging/index.js';
import { AccessControl } from '../index.js';
import { doorOpen, doors } from './doors.fixture.js';
import { readWorlds } from './world.js';
import type { Expectation, World } from './world.js';

const worlds = readWorlds();
const signInAgain = new Set(['accountDisabled', 'sessionEnded', 'principalUnknown', 'levelBelowThreat']);

type Outcome = [status: number, code: string | undefined];

describe('permission worlds at the edges of a service', () => {
  let under: ServiceUnderTest;
  let link: NatsLink;
  let identity: States;

  beforeAll(async () => {
    under = await ServiceUnderTest.start(doors);
    link = await NatsLink.open(testNats(), 'identity-provider');
    identity = new States(link, under.site, 'identity-provider');
  }, 60_000);
  afterAll(async () => {
    await identity.close();
    await link.close();
    await under.stop();
  }, 60_000);

  const rights = () => under.service.app.get(States).bucket(rightsState);
  const sessions = () => under.service.app.get(States).bucket(sessionsState);
  const access = () => under.service.app.get(AccessControl);

  async function settle({ rights: documents, sessions: states }: World): Promise<void> {
    for (const [key, document] of documents) await rights().put(key, document);
    for (const [key, document] of states) await identity.bucket(sessionsState).put(key, document);
    await eventually(() => documents.every(([key]) => rights().get(key) !== undefined) && states.every(([key]) => sessions().get(key) !== undefined));
  }

  async function clear({ rights: documents, sessions: states }: World): Promise<void> {
    for (const [key] of documents) await rights().delete(key);
    for (const [key] of states) await identity.bucket(sessionsState).delete(key);
    await eventually(() => documents.every(([key]) => rights().get(key) === undefined) && states.every(([key]) => sessions().get(key) === undefined));
  }

  /** What a refusal looks like from outside: who may not even see a thing learns nothing of it. */
  function outside({ principal, entity, reason }: Expectation): Outcome {
    if (signInAgain.has(reason ?? '')) return [401, 'access.unauthenticated'];
    const visible = !entity || access().decide({ principal, language: 'en' }, 'camera.view', entity).allowed;
    return visible ? [403, 'access.refused'] : [404, 'object.notFound'];
  }

  const asked = ({ privilege, entity, instant }: Expectation, at?: Date) => ({
    privilege, ...(entity ? { entity } : {}), ...(at ? { at: at.toISOString() } : {}), ...(instant ? { instant: instant.toISOString() } : {}),
  });

  async function overHttp(expectation: Expectation, at?: Date): Promise<Outcome> {
    const { id, name, sessionId } = expectation.principal;
    const response = await fetch(`${under.service.url}/api/rest/v1/doors`, {
      method: 'POST', body: JSON.stringify(asked(expectation, at)), headers: { Authorization: `Bearer ${await under.idp.token({ sub: id, name, sid: sessionId })}` },
    });
    const body = (await response.json()) as { error?: { details: { errorTextId: string }[] } };
    return [response.status, body.error?.details[0]?.errorTextId];
  }

  const overNats = (expectation: Expectation, at?: Date): Promise<Outcome> =>
    under.asking('event-server').ask(doorOpen, asked(expectation, at), { caller: { principal: expectation.principal, language: 'en' } })
      .then((): Outcome => [200, undefined], (error: VigieError): Outcome => [error.status, error.code]);

  describe.each(worlds)('$title', (world) => {
    beforeAll(() => settle(world), 60_000);
    afterAll(() => clear(world), 60_000);

    it.each(world.expectations)('$line: in memory, over HTTP and over NATS ($reason)', async (expectation) => {
      const { principal, privilege, entity, instant, reason } = expectation;
      const decision = access().decide({ principal, language: 'en' }, privilege, entity, { at: world.at, instant });
      expect(decision).toMatchObject(reason ? { allowed: false, reason } : { allowed: true });
      const expected = reason ? outside(expectation) : [200, undefined];
      expect(await overHttp(expectation, world.at)).toEqual(expected);
      expect(await overNats(expectation, world.at)).toEqual(expected);
    });
  });

  it('are all of them', () => {
    expect(worlds.length).toBeGreaterThan(6);
    expect(worlds.flatMap(({ expectations }) => expectations).length).toBeGreaterThan(30);
  });
});
