import { jest } from '@jest/globals';
import { Controller } from '@nestjs/common';
import { Ctx, NatsContext, Payload } from '@nestjs/microservices';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { connect, headers } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { VigieError } from '@vigie/contracts';
import { eventually as until, testNats } from '@vigie/testing';
import { assertion, assertionHeader } from '../security/assertion.js';
import { callerOf } from '../security/decorators.js';
import { traceparent } from '../telemetry/index.js';
import { continueTrace, inTrace } from '../telemetry/index.js';
import { AskerKeys, Answers } from './index.js';
import { startHouse } from './fixtures/house.js';
import type { House } from './fixtures/house.js';
import { countSpecimens, FindSpecimens, findSpecimens, FoundSpecimens } from './fixtures/specimens.js';

let release: () => void = () => undefined;
let heardTrace: string | undefined;

@Controller()
class Librarian {
  @Answers(findSpecimens)
  async find(@Payload() { line }: FindSpecimens, @Ctx() context: NatsContext): Promise<FoundSpecimens> {
    heardTrace = traceparent();
    if (line === 'unknown') throw new VigieError('object.exists', { property: 'line' });
    if (line === 'broken') throw new Error('SELECT secret FROM somewhere');
    if (line === 'wrong') return { count: 'many' as unknown as number };
    if (line === 'large') return { count: 1, asker: 'x'.repeat(2 * 1_048_576) };
    if (line === 'slow') await new Promise<void>((resolve) => { release = resolve; });
    const asker = callerOf(context)?.principal.name;
    return { count: line.length, ...(asker ? { asker } : {}) };
  }
}

/** Machines that build and test at once are slow. */
jest.setTimeout(120_000);
const eventually: typeof until = (work, options = {}) => until(work, { deadline: 20_000, ...options });

describe('questions', () => {
  let answering: House;
  let asking: House;
  let raw: NatsConnection;

  beforeAll(async () => {
    answering = await startHouse({ service: 'management', natsUrl: testNats(), inhabitants: [Librarian] });
    asking = await startHouse({ service: 'event-server', natsUrl: testNats(), site: answering.site });
    raw = await connect({ servers: testNats().replace('nats://', '') });
  });

  afterAll(async () => {
    await raw.close();
    await Promise.all([answering.stop(), asking.stop()]);
  });

  const subject = (): string => findSpecimens.subject(answering.site, 'event-server');
  /** Sends these bytes, as the asker signs them unless said otherwise. */
  const send = async (body: string, header?: string): Promise<{ text: string; code: string | undefined; status: number }> => {
    const carried = headers();
    carried.set(assertionHeader, header ?? (await asking.app.get(AskerKeys).sign(subject(), Buffer.from(body))));
    const reply = await raw.request(subject(), body, { headers: carried, timeout: 10_000 });
    const { error } = reply.json<{ error?: { httpCode: number; details: { errorTextId: string }[] } }>();
    return { text: reply.string(), code: error?.details[0]?.errorTextId, status: error?.httpCode ?? 200 };
  };

  const ask = (line: string, options = {}): Promise<FoundSpecimens> => asking.questions.ask(findSpecimens, { line }, options);

  it('are answered, and carry for whom and in which trace they are asked', async () => {
    const trace = continueTrace();
    const caller = { principal: { id: 'x', name: 'Zoë', kind: 'user' as const }, language: 'fr' as const };
    const answer = await inTrace(trace, () => ask('abc', { caller }));
    expect(answer).toBeInstanceOf(FoundSpecimens);
    expect(answer).toEqual({ count: 3, asker: 'Zoë' });
    expect(heardTrace).toContain(trace.traceId);
  });

  it('are refused by code, with what was wrong', async () => {
    await expect(ask('unknown')).rejects.toMatchObject({ code: 'object.exists', property: 'line' });
  });

  it('whose handler breaks say nothing of what broke', async () => {
    await expect(ask('broken')).rejects.toMatchObject({ code: 'internal.error' });
    const reply = await send(JSON.stringify({ line: 'broken' }));
    expect(reply.text).not.toContain('secret');
    expect(reply).toMatchObject({ status: 500, code: 'internal.error' });
  });

  it('whose answer does not keep its contract fail on the side that answers', async () => {
    await expect(ask('wrong')).rejects.toMatchObject({ code: 'internal.error' });
  });

  it('[OP-03] whose answer is larger than a message are refused by code, and the next is answered', async () => {
    await expect(ask('large')).rejects.toMatchObject({ code: 'answer.tooLarge', parameters: { limit: expect.any(Number) } });
    await expect(ask('abc')).resolves.toMatchObject({ count: 3 });
  });

  it('[OP-03] that are larger than a message are refused by code before they are sent', async () => {
    await expect(ask('x'.repeat(2 * 1_048_576))).rejects.toMatchObject({ code: 'request.tooLarge' });
  });

  it.each(['', '{', '[]', '"text"', '{"line":7}', '\u0000'])('that are not what was agreed on are refused: %j', async (body) => {
    expect(await send(body)).toMatchObject({ status: 400 });
  });

  describe('that the asker did not sign like that', () => {
    const body = '{"line":"abc"}';
    const caller = { principal: { id: 'x', name: 'Admin', kind: 'user' as const }, language: 'en' as const };
    const signed = (by = asking): Promise<string> => by.app.get(AskerKeys).sign(subject(), Buffer.from(body), caller);
    const refused = { status: 401, code: 'access.unauthenticated' };

    it('[MG-60] are answered only to whom the contract names', async () => {
      const forged = findSpecimens.subject(answering.site, 'push-notification');
      const carried = headers();
      carried.set(assertionHeader, await answering.app.get(AskerKeys).sign(forged, Buffer.from(body), caller));
      expect((await raw.request(forged, body, { headers: carried, timeout: 10_000 })).string()).toContain('access.unauthenticated');
      await expect(answering.questions.ask(findSpecimens, { line: 'abc' })).rejects.toThrow('management does not ask');
    });

    it('[MG-60] are taken with their signature, and refused without, with another one, or signed by another service', async () => {
      expect(await send(body, await signed())).toMatchObject({ status: 200 });
      const [said, signature] = (await signed()).split('.');
      const other = Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(said ?? '', 'base64url').toString()) as object, caller: { ...caller, principal: { ...caller.principal, id: 'y' } } })).toString('base64url');
      for (const header of ['', 'x', `${said}.`, `${other}.${signature}`]) expect(await send(body, header)).toMatchObject(refused);
      expect(await send(body, await signed(answering))).toMatchObject(refused);
      const { privateKey } = generateKeyPairSync('ed25519');
      expect(await send(body, assertion(subject(), Buffer.from(body), { id: randomUUID(), secret: privateKey }, caller))).toMatchObject(refused);
    });

    it('[MG-60] are refused with another body, on another subject, and later', async () => {
      expect(await send('{"line":"abcd"}', await signed())).toMatchObject(refused);
      const elsewhere = await asking.app.get(AskerKeys).sign(countSpecimens.subject(answering.site, 'event-server'), Buffer.from(body), caller);
      expect(await send(body, elsewhere)).toMatchObject(refused);
      const { pair, id } = asking.app.get(AskerKeys) as unknown as { pair: ReturnType<typeof generateKeyPairSync>; id: string };
      expect(await send(body, assertion(subject(), Buffer.from(body), { id, secret: pair.privateKey as never }, caller, Date.now() - 60_000))).toMatchObject(refused);
    });
  });

  it('that nobody answers fail at once', async () => {
    const start = Date.now();
    await expect(asking.questions.ask(countSpecimens, { line: 'a' })).rejects.toMatchObject({ code: 'service.unavailable', status: 503 });
    expect(Date.now() - start).toBeLessThan(500);
  });

  it('fail at their deadline', async () => {
    await expect(ask('slow', { deadlineMs: 50 })).rejects.toMatchObject({ code: 'service.unavailable' });
    release();
  });

  it('under way are answered before a service stops; later ones go to its copies', async () => {
    const leaving = await startHouse({ service: 'management', natsUrl: testNats(), inhabitants: [Librarian] });
    const asker = await startHouse({ service: 'event-server', natsUrl: testNats(), site: leaving.site });
    release = () => undefined;
    const before = release;
    const slow = asker.questions.ask(findSpecimens, { line: 'slow' }, { deadlineMs: 5_000 });
    await eventually(() => release !== before);
    leaving.intake.stop();
    const drained = leaving.intake.drain(5_000);
    await expect(asker.questions.ask(findSpecimens, { line: 'a' })).rejects.toMatchObject({ code: 'service.unavailable' });
    release();
    await expect(slow).resolves.toEqual({ count: 4 });
    await drained;
    await Promise.all([leaving.stop(), asker.stop()]);
  });
});
