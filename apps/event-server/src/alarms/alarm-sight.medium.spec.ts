import { randomUUID } from 'node:crypto';
import type { Ref } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import { readWorlds } from '@vigie/platform/worlds';
import type { Knowledge } from '@vigie/platform/worlds';
import { eventually, ServiceUnderTest, settleWorld } from '@vigie/testing';
import { eventServer } from '../app.module.js';
import { EventsService } from '../events/events.service.js';
import { LiveClient } from '../testing/live-client.js';

/** An alarm is one of a definition and an id: each kind of source has its own. */
const typeOf = (source?: Ref): string => `userDefined.${source?.type ?? 'site'}`;

describe.each(readWorlds().filter(({ alarms }) => alarms.length > 0))('$title', (world) => {
  let under: ServiceUnderTest;
  let boss: string;
  /** The alarm of each source, by its id; '' for the site as a whole. */
  const alarms = new Map<string, string>();
  const sources = new Map(world.alarms.map(({ source }) => [keyOf(source), source]));

  beforeAll(async () => {
    under = await ServiceUnderTest.start(eventServer);
    await settleWorld(under, world);
    boss = await under.person('Boss', 'administrator');
    for (const type of new Set([...sources.values()].map(typeOf))) await under.call(boss, '/alarmDefinitions', { method: 'POST', body: { name: type, priority: 2, events: [type] } });
    for (const source of sources.values()) await take(source);
    for (const { id, source } of (await under.call(boss, '/alarms?size=1000')).json.array) alarms.set(keyOf(source as Ref | undefined), id);
  }, 60_000);
  afterAll(() => under.stop(), 60_000);

  const take = (source?: Ref) => under.service.app.get(Database).change(async (tx) => {
    await under.service.app.get(EventsService).take({ id: randomUUID(), time: new Date(), type: typeOf(source), ...(source ? { source } : {}) }, tx);
  });
  const listed = async (path: string, { principal }: Knowledge): Promise<string[]> =>
    ((await under.call(principal.id, path)).json.array ?? []).map(({ source }) => keyOf(source as Ref | undefined));

  it('an alarm was raised of every source, and administrators know of all', () => {
    expect([...alarms.keys()].sort()).toEqual([...sources.keys()].sort());
  });

  it.each(world.alarms)('$line: in the list and by id: $knows', async (knowledge) => {
    const key = keyOf(knowledge.source);
    expect((await listed('/alarms?size=1000', knowledge)).includes(key)).toBe(knowledge.knows);
    expect((await under.call(knowledge.principal.id, `/alarms/${alarms.get(key) ?? ''}`)).status === 200).toBe(knowledge.knows);
  });

  it('tells open clients of what they may know, and of nothing else', async () => {
    const who = [...new Map(world.alarms.map(({ principal }) => [principal.id, principal])).values()];
    const open = await Promise.all(who.map(async ({ id, name }) => ({ id, client: await LiveClient.open(under.service.url, '/api/ws/alarms/v1', await under.token({ sub: id, name })) })));
    const last = await LiveClient.open(under.service.url, '/api/ws/alarms/v1', await under.token({ sub: boss, name: 'Boss' }));
    for (const { client } of [...open, { client: last }]) if (client.closed === undefined) client.send({ command: 'subscribe', commandId: 7 });
    await eventually(() => last.frames.length > 1);
    for (const source of sources.values()) await take(source);
    await eventually(() => last.told.length === sources.size);
    const heard = (id: string): string[] => open.find((one) => one.id === id)?.client.told.map(({ alarm }) => keyOf(alarm?.source as Ref | undefined)) ?? [];
    for (const { line, principal, source, knows } of world.alarms.filter((one) => one.knows)) {
      await eventually(() => expect([line, heard(principal.id).includes(keyOf(source))]).toEqual([line, knows]));
    }
    for (const { line, principal, source, knows } of world.alarms) expect([line, heard(principal.id).includes(keyOf(source))]).toEqual([line, knows]);
    for (const { client } of [...open, { client: last }]) client.drop();
  }, 60_000);
});

function keyOf(source: Ref | undefined): string {
  return source ? `${source.type} ${source.id}` : '';
}
