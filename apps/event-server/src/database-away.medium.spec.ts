import { eventually, MortalPostgres, ServiceUnderTest } from '@vigie/testing';
import type { ServiceAnswer } from '@vigie/testing';
import { eventServer } from './app.module.js';

const away = { status: 503, json: { error: { httpCode: 503, details: [{ errorTextId: 'service.unavailable' }] } } };
const definition = (name: string) => ({ method: 'POST', body: { name, events: ['camera.signalLost'], priority: 2 } });
const writers = 12;

describe('While PostgreSQL is away', () => {
  let postgres: MortalPostgres;
  let under: ServiceUnderTest;
  let operator: string;
  let existing: string;

  const call = (path: string, options = {}) => under.call(operator, path, options);
  const here = () => eventually(async () => expect((await call('/alarmDefinitions')).status).toBe(200), { deadline: 30_000 });

  beforeAll(async () => {
    postgres = await MortalPostgres.start();
    under = await ServiceUnderTest.start(eventServer);
    operator = await under.person('Otto', ['alarm.view', 'alarm.manage', 'event.view', 'event.trigger', 'alarmDefinition.view', 'alarmDefinition.manage']);
    await here();
    existing = (await call('/alarmDefinitions', definition('There'))).json.result.id;
  }, 120_000);

  afterAll(async () => {
    await under.stop();
    await postgres.dispose();
  }, 60_000);

  it('[OP-02] whoever writes or reads as it is killed is served or told that a service is away, and nothing acknowledged is lost', async () => {
    const answers: ServiceAnswer[] = [];
    const acknowledged: string[] = [];
    let over = false;
    const write = async (writer: number): Promise<void> => {
      for (let number = 0; !over; number += 1) {
        const name = `${writer}-${number}`;
        const answer = await call('/alarmDefinitions', definition(name));
        if (answer.status === 201) acknowledged.push(name);
        answers.push(answer, await call(`/alarmDefinitions/${existing}`));
      }
    };
    const writing = Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
    await eventually(() => acknowledged.length > 2 * writers, { deadline: 30_000 });
    await postgres.kill();
    const before = answers.length;
    await eventually(() => answers.length > before + 2 * writers, { deadline: 30_000 });
    over = true;
    await writing;
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 201, 503]));
    for (const answer of answers.filter(({ status }) => status === 503)) expect(answer).toMatchObject(away);
    await postgres.comeBack();
    await here();
    const names = (await call('/alarmDefinitions?size=1000')).json.array.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(acknowledged));
  }, 120_000);

  it.each<[string, object]>([
    ['/alarmDefinitions', {}],
    ['/alarms', {}],
    ['/events', {}],
    ['/alarmDefinitions', definition('More')],
    ['/alarmDefinitions/:id', { method: 'PATCH', body: { name: 'Other' } }],
    ['/alarmDefinitions/:id', { method: 'DELETE' }],
  ])('[OP-02] %s %j is 503 by code, and served once it is back', async (path, options) => {
    await postgres.kill();
    expect(await call(path.replace(':id', existing), options)).toMatchObject(away);
    await postgres.comeBack();
    await here();
    expect((await call(`/alarmDefinitions/${existing}`)).json.data).toMatchObject({ name: 'There' });
  }, 60_000);
});
