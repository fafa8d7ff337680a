import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { alarmRaised } from '@vigie/contracts';
import type { Ref } from '@vigie/contracts';
import { readWorlds } from '@vigie/platform/worlds';
import { eventually, ServiceUnderTest, settleWorld } from '@vigie/testing';
import { pushNotification } from '../app.module.js';
import { DeliveryPolicy } from '../delivery/delivery-policy.js';

describe.each(readWorlds().filter(({ alarms }) => alarms.length > 0))('$title', (world) => {
  let under: ServiceUnderTest;
  /** Notice of each source. */
  const notices = new Map<string, string>();
  const sources = new Map(world.alarms.map(({ source }) => [keyOf(source), source]));
  const people = [...new Map(world.alarms.map(({ principal }) => [principal.id, principal])).values()];
  /** What open clients were told, by person. */
  const told = new Map(people.map(({ id }) => [id, new Set<string>()]));
  const sockets: WebSocket[] = [];

  beforeAll(async () => {
    under = await ServiceUnderTest.start(pushNotification, { PUSH_CONTACT: 'mailto:security@example.org' });
    await settleWorld(under, world);
    for (const { id, name } of people) await listen(id, await under.token({ sub: id, name }));
    await under.tell(alarmRaised, [...sources.values()].map((source) => ({ ...alarmRaised.sample, id: randomUUID(), source: source && { ...source, name: 'Source' } })));
    const rows = await eventually(async () => {
      const found = await under.rows('SELECT id, content FROM push_notices');
      if (found.length < sources.size) throw new Error('not all are here yet');
      return found;
    });
    for (const { id, content } of rows) notices.set(keyOf((content as { source?: Ref }).source), String(id));
  }, 60_000);
  afterAll(async () => {
    for (const socket of sockets) socket.terminate();
    await under.stop();
  }, 60_000);

  /** Resolves when the socket is joined, or refused. */
  async function listen(id: string, token: string): Promise<void> {
    const socket = new WebSocket(`${under.service.url.replace('http', 'ws')}/api/ws/messages/v1`);
    sockets.push(socket);
    let answered = false;
    socket.on('open', () => socket.send(JSON.stringify({ command: 'authenticate', token })));
    socket.on('close', () => { answered = true; });
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as { type?: string; source?: Ref };
      answered = true;
      if (frame.type === 'notification') told.get(id)?.add(keyOf(frame.source));
    });
    await eventually(() => answered);
  }

  it.each(world.alarms)('$line: behind the id of a push, and when it is sent: $knows', async ({ principal, source, knows }) => {
    const answer = await under.call(principal.id, `/pushNotices/${notices.get(keyOf(source)) ?? ''}`);
    expect(answer.status === 200).toBe(knows);
    const due = { enabled: true, consented: true, user: principal.id, alarm: { ...alarmRaised.sample, source } };
    expect(under.service.app.get(DeliveryPolicy).refusal(due as unknown as Parameters<DeliveryPolicy['refusal']>[0])).toBe(knows ? undefined : 'noLongerAllowed');
  });

  it('tells open clients of what they may know, and of nothing else', async () => {
    const knowing = world.alarms.filter(({ knows }) => knows);
    await eventually(() => knowing.every(({ principal, source }) => told.get(principal.id)?.has(keyOf(source))));
    for (const { line, principal, source, knows } of world.alarms) expect([line, told.get(principal.id)?.has(keyOf(source))]).toEqual([line, knows]);
  });
});

function keyOf(source: Ref | undefined): string {
  return source ? `${source.type} ${source.id}` : '';
}
