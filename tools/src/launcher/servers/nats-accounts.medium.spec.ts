import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { allQuestions, allStates, rightsState, type ServiceName, services } from '@vigie/contracts';
import { stateStreamName, streamsOf } from '@vigie/platform/messaging';
import { Provisioner } from '@vigie/platform/provisioning';
import { eventually, freePort } from '@vigie/testing';
import { accountsOf, provisionerUser } from './nats-accounts.js';

const site = '5f0b7b6e-5c55-4f0e-9a3e-0f3f2a1d7c10';
const facts = `facts-${site}`;
const streams = streamsOf(site, 1).map(({ name }) => name);
const rights = stateStreamName(rightsState, site);

/** Everything that JetStream can be asked, after its own documentation; `{stream}` and `{consumer}` are filled in. */
const verbs = [
  'INFO', 'ACCOUNT.PURGE.site', 'ACCOUNT.PURGE.management', 'ACCOUNT.STREAM.MOVE.site.{stream}', 'META.LEADER.STEPDOWN', 'SERVER.REMOVE',
  'STREAM.CREATE.{stream}', 'STREAM.UPDATE.{stream}', 'STREAM.NAMES', 'STREAM.LIST', 'STREAM.INFO.{stream}', 'STREAM.DELETE.{stream}', 'STREAM.PURGE.{stream}',
  'STREAM.MSG.GET.{stream}', 'STREAM.MSG.DELETE.{stream}', 'STREAM.SNAPSHOT.{stream}', 'STREAM.RESTORE.{stream}', 'STREAM.PEER.REMOVE.{stream}', 'STREAM.LEADER.STEPDOWN.{stream}',
  'STREAM.TEMPLATE.CREATE.x', 'STREAM.TEMPLATE.NAMES', 'STREAM.TEMPLATE.DELETE.x', 'DIRECT.GET.{stream}', 'DIRECT.GET.{stream}.x',
  'CONSUMER.CREATE.{stream}', 'CONSUMER.CREATE.{stream}.evil', 'CONSUMER.CREATE.{stream}.evil.x', 'CONSUMER.DURABLE.CREATE.{stream}.evil', 'CONSUMER.NAMES.{stream}', 'CONSUMER.LIST.{stream}',
  'CONSUMER.INFO.{stream}.{consumer}', 'CONSUMER.DELETE.{stream}.{consumer}', 'CONSUMER.MSG.NEXT.{stream}.{consumer}', 'CONSUMER.LEADER.STEPDOWN.{stream}.{consumer}',
];
const allowedVerb = /^(STREAM\.INFO|CONSUMER\.MSG\.NEXT)\./;

jest.setTimeout(60_000);

describe('the accounts of a site on NATS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-nats-accounts-'));
  const connections = new Map<string, NatsConnection>();
  let server: ChildProcess;
  let provisioner: Provisioner;
  let admin: JetStreamManager;
  let url: (user: string) => string;

  const as = (user: string): NatsConnection => connections.get(user) as NatsConnection;

  beforeAll(async () => {
    const port = await freePort();
    const file = join(folder, 'nats.conf');
    writeFileSync(file, `host: 127.0.0.1\nport: ${port}\njetstream { store_dir: ${JSON.stringify(join(folder, 'jetstream'))} }\naccounts ${JSON.stringify(accountsOf(site, (user) => `of-${user}`))}\n`);
    server = spawn('nats-server', ['-c', file], { stdio: 'ignore' });
    url = (user) => `nats://${user}:of-${user}@127.0.0.1:${port}`;
    const open = async (user: string): Promise<void> => {
      connections.set(user, await eventually(() => connect({ servers: `127.0.0.1:${port}`, user, pass: `of-${user}` }), { deadline: 20_000 }));
    };
    await open(provisionerUser);
    provisioner = await Provisioner.start({ natsUrl: url(provisionerUser), site, replicas: 1 });
    await Promise.all(services.map(open));
    admin = await jetstreamManager(as(provisionerUser));
  });

  afterAll(async () => {
    await Promise.all([...connections.values()].map((connection) => connection.close()));
    await provisioner.stop();
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true });
  });

  /** What every account hears within a moment, of everything that it can subscribe to. */
  async function hearing(work: () => Promise<void>): Promise<{ account: string; subject: string; text: string }[]> {
    const heard: { account: string; subject: string; text: string }[] = [];
    const listening = [...connections].map(([account, connection]) =>
      connection.subscribe('>', { callback: (error, message) => { if (!error) heard.push({ account, subject: message.subject, text: message.string() }); } }));
    await Promise.all([...connections.values()].map((connection) => connection.flush()));
    await work();
    // What is on its way through the server is there when a message sent after it has come back, twice for two accounts.
    for (let round = 0; round < 3; round += 1) await Promise.all([...connections.values()].map((connection) => connection.flush()));
    for (const subscription of listening) subscription.unsubscribe();
    return heard;
  }

  const states = async (): Promise<object[]> => Promise.all(streams.map(async (name) => {
    const { config, state } = await admin.streams.info(name);
    return { config, messages: state.messages, first: state.first_seq, last: state.last_seq };
  }));

  it('[MG-60] let every service see and read the site\'s streams and ask JetStream nothing else', async () => {
    const before = await states();
    const consumer = (await admin.consumers.add(facts, { ack_policy: 'none' as never, mem_storage: true })).name;
    const asked = services.flatMap((service) => ['$JS.API', '$JS.vigie.API'].flatMap((prefix) => verbs.flatMap((verb) =>
      (verb.includes('{stream}') ? streams : ['']).map((stream) => ({ service, prefix, verb, stream, subject: `${prefix}.${verb.replace('{stream}', stream).replace('{consumer}', consumer)}` })))));
    const answers = await Promise.all(asked.map(async ({ service, prefix, verb, subject }) => {
      const body = verb.startsWith('CONSUMER.MSG.NEXT') ? '{"batch":1,"no_wait":true}' : '{"name":"evil","seq":1}';
      const answer = await as(service).request(subject, body, { timeout: 3_000 }).catch(() => undefined);
      const text = answer?.string() ?? '';
      // An account without streams of its own says so, whatever is asked.
      const reached = answer !== undefined && !/not enabled for account|JetStream not enabled/i.test(text) && answer.headers?.code !== 503;
      return { service, prefix, verb, subject, reached };
    }));
    const expected = answers.filter(({ prefix, verb }) => prefix === '$JS.vigie.API' && allowedVerb.test(verb)).map(({ service, subject }) => `${service} ${subject}`);
    expect(answers.filter(({ reached }) => reached).map(({ service, subject }) => `${service} ${subject}`)).toEqual(expected.filter((line) => !line.includes('MSG.NEXT') || line.includes(facts)));
    expect(expected.length).toBeGreaterThanOrEqual(services.length * streams.length);
    expect(await states()).toEqual(before);
    expect((await admin.consumers.list(facts).next()).map(({ name }) => name)).toEqual([consumer]);
    await admin.consumers.delete(facts, consumer);
  });

  it('[MG-60] carry out of an account only what its service tells, provides itself with and may ask', async () => {
    const told = (by: ServiceName): string[] => [
      ...['fact', 'log'].flatMap((stream) => services.map((service) => `vigie.${site}.${stream}.${service}.thing.happened.v1`)),
      ...services.map((service) => `vigie.${site}.provide.${service}.nothing`),
      ...allStates().flatMap((state) => [`$KV.${state.bucket(site)}.walked`, ...services.map((service) => `$KV.${state.bucket(site)}.${service}.walked`)]),
      ...allQuestions().flatMap((question) => services.map((asker) => question.subject(site, asker))),
      ...services.map((service) => `_INBOX.${service}.x`),
      `vigie.${site}.in.${by}.x`, '$SYS.REQ.SERVER.PING', '$JS.ACK.x', '$JS.FC.x',
    ];
    const heard = await hearing(async () => {
      for (const service of services) for (const subject of told(service)) as(service).publish(subject, service);
    });
    const foreign = heard.filter(({ account, text }) => account !== text && services.includes(text as ServiceName)).map(({ account, subject, text }) => `${text} → ${account}: ${subject}`);
    const owns = (service: ServiceName): string[] => [
      `vigie.${site}.fact.${service}.thing.happened.v1`, `vigie.${site}.log.${service}.thing.happened.v1`, `vigie.${site}.provide.${service}.nothing`,
      ...allStates().filter(({ owner }) => owner === service).flatMap((state) => [`$KV.${state.bucket(site)}.walked`, ...services.map((other) => `$KV.${state.bucket(site)}.${other}.walked`)]),
      ...allStates().filter(({ owner }) => owner === '*').map((state) => `$KV.${state.bucket(site)}.${service}.walked`),
    ];
    const wanted = services.flatMap((service) => [
      ...owns(service).map((subject) => `${service} → ${provisionerUser}: ${subject}`),
      ...allQuestions().filter((question) => question.askers.includes(service)).map((question) => `${service} → ${question.service}: ${question.subject(site, service)}`),
    ]);
    expect(foreign.sort()).toEqual(wanted.sort());
  });

  it('[MG-60] keep answers with who asked: no account hears another\'s, wherever it wants them sent', async () => {
    const [asker, answerer] = [as('incident-manager'), as('event-server')];
    const question = `vigie.${site}.ask.incident-manager.event-server.alarm.find.v1`;
    const answering = answerer.subscribe(question, { callback: (_, message) => { message.respond('a secret'); } });
    await answerer.flush();
    const heard = await hearing(async () => { expect((await asker.request(question, '{}')).string()).toBe('a secret'); });
    answering.unsubscribe();
    expect(new Set(heard.filter(({ text }) => text === 'a secret').map(({ account }) => account))).toEqual(new Set(['incident-manager', 'event-server']));
  });

  it('[MG-60] let nobody write rights or another\'s facts by what a server answers, delivers or copies', async () => {
    const evil = as('push-notification');
    const target = `$KV.${rightsState.bucket(site)}.principal.me`;
    const own = `vigie.${site}.fact.push-notification.x.y.v1`;
    const { seq } = (await evil.request(own, '{"administrator":true}')).json<{ seq: number }>();
    const { consumer } = (await evil.request(`vigie.${site}.provide.push-notification.reader`, JSON.stringify({ stream: facts, filter: own, start: { sequence: seq } }))).json<{ consumer: string }>();
    const before = await states();
    const forged = { name: 'evil', subjects: ['evil.>'], republish: { src: 'evil.>', dest: target }, mirror: { name: facts }, sources: [{ name: facts }] };
    for (const aim of [target, `vigie.${site}.fact.management.role.updated.v1`, `vigie.${site}.ask.recording-server.management.camera.credentials.v1`]) {
      for (const prefix of ['$JS.API', '$JS.vigie.API']) {
        evil.publish(`${prefix}.CONSUMER.MSG.NEXT.${facts}.${consumer}`, '{"batch":1}', { reply: aim });
        evil.publish(`${prefix}.STREAM.INFO.${facts}`, '', { reply: aim });
        evil.publish(`${prefix}.DIRECT.GET.${facts}`, JSON.stringify({ seq }), { reply: aim });
        evil.publish(`${prefix}.STREAM.CREATE.evil`, JSON.stringify(forged), { reply: aim });
        evil.publish(`${prefix}.CONSUMER.CREATE.${facts}`, JSON.stringify({ stream_name: facts, config: { deliver_subject: aim } }), { reply: aim });
      }
      evil.publish(own, '{"administrator":true}', { reply: aim });
      evil.publish(`vigie.${site}.provide.push-notification.reader`, '{}', { reply: aim });
      evil.publish(aim, '{"administrator":true}');
    }
    await evil.flush();
    // What was told by its own right is all that came in.
    await eventually(async () => expect((await admin.streams.info(facts)).state.last_seq).toBe(seq + 3), { deadline: 20_000 });
    const after = (await states()) as { messages: number }[];
    const others = (all: object[]): object[] => all.filter((_, index) => streams[index] !== facts);
    expect(others(after)).toEqual(others(before));
    expect(await admin.streams.names().next()).toEqual([...streams].sort());
    const stored = await Promise.all([1, 2, 3].map(async (next) => (await admin.streams.getMessage(facts, { seq: seq + next }))?.subject));
    expect(stored).toEqual([own, own, own]);
  });

  it('[MG-60] give a reader only of what a service may read, and one that cannot deliver elsewhere', async () => {
    const evil = as('push-notification');
    const ask = async (request: object): Promise<object | undefined> =>
      evil.request(`vigie.${site}.provide.push-notification.reader`, JSON.stringify(request), { timeout: 1_000 }).then((message) => message.json<object>(), () => undefined);
    for (const filter of ['>', '$KV.>', `vigie.${site}.ask.>`]) expect(await ask({ stream: facts, filter, start: { sequence: 1 } })).toHaveProperty('refused');
    expect(await ask({ stream: 'evil', filter: '>', start: { sequence: 1 } })).toBeUndefined();
    expect(await ask({ stream: rights, filter: `$KV.${rightsState.bucket(site)}.>`, start: { last: true }, deliver_subject: 'x', config: { deliver_subject: 'x' } })).toHaveProperty('consumer');
    const [made] = await admin.consumers.list(rights).next();
    expect(made?.config).not.toHaveProperty('deliver_subject');
  });

  it('[MG-60] refuse whoever has no account, or another\'s password', async () => {
    const servers = new URL(url('management')).host;
    for (const credentials of [{}, { user: 'management', pass: 'of-push-notification' }, { user: 'site', pass: '' }, { user: 'admin', pass: 'admin' }]) {
      await expect(connect({ servers, ...credentials, reconnect: false })).rejects.toThrow(/Authorization/i);
    }
  });
});
