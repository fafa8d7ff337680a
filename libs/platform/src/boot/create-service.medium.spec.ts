import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Injectable, Module, Param, Post, Query } from '@nestjs/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { rightsKey, rightsState, sessionsKey, sessionsState, VigieError } from '@vigie/contracts';
import { eventually, testDatabase, testIdentityProvider, testNats } from '@vigie/testing';
import type { TestDatabase, TestIdentityProvider } from '@vigie/testing';
import { PlatformConfig, readConfig } from '../config/index.js';
import { CollectionTask, created, GuidPipe, IfMatch, list, List, one, Responds, RespondsFile } from '../http/index.js';
import type { ListQuery } from '../http/index.js';
import { States } from '../messaging/index.js';
import { createMessagingTables, dropMessagingTables } from '../persistence/index.js';
import { Public, Requires, SignedIn, Who } from '../security/index.js';
import type { Caller } from '../security/index.js';
import { createService, describeService } from './create-service.js';
import type { RunningService } from './create-service.js';
import { defineService } from './service-definition.js';

class Initial1700000000000 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return createMessagingTables(runner);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropMessagingTables(runner);
  }
}

class LampView {
  @IsString()
  id: string;

  @IsString()
  name: string;
}

class CreateLampDto {
  @IsString()
  @MaxLength(20)
  name: string;

  @IsOptional()
  @IsString()
  colour?: string;
}

@Injectable()
class Lamps {
  readonly lit: LampView[] = [];
}

@Controller('api/rest/v1/lamps')
class LampsController {
  constructor(private readonly lamps: Lamps) {}

  @Get()
  @Requires('camera.view')
  @Responds('list', LampView)
  find(@List({ columns: { name: 'string' } }) query: ListQuery) {
    return list(this.lamps.lit.slice(0, query.size));
  }

  @Get('mine')
  @SignedIn()
  @Responds('one', LampView)
  mine(@Who() caller: Caller) {
    return one({ id: caller.principal.id, name: caller.principal.name }, 7);
  }

  @Get('forgotten')
  @Responds('list', LampView)
  forgotten() {
    return list([]);
  }

  @Get('broken')
  @Public()
  @Responds('deleted')
  broken(@Query('how') how?: string) {
    if (how === 'coded') throw new VigieError('object.inUse');
    throw new Error('select * from secrets');
  }

  @Get(':id')
  @Public()
  @RespondsFile('image/png')
  @Responds('one', LampView)
  get(@Param('id', GuidPipe) id: string, @IfMatch() version?: number) {
    return one({ id, name: 'a lamp' }, version);
  }

  /** `Count` counts them. */
  @CollectionTask()
  @Public()
  @Responds('done')
  count() {
    return { result: { state: 'Success' } };
  }

  @Post()
  @Requires('camera.manage')
  @Responds('created', LampView)
  create(@Body() dto: CreateLampDto) {
    const lamp = { id: randomUUID(), name: dto.name };
    this.lamps.lit.push(lamp);
    return created('cameras', lamp, 1);
  }
}

@Controller('api/rest/v1/silence')
class SilentController {
  @Get()
  @Public()
  say() {
    return {};
  }
}

@Module({ controllers: [SilentController] })
class SilentModule {}

@Module({ controllers: [LampsController], providers: [Lamps] })
class LampsModule {}

const service = defineService({ name: 'management', config: PlatformConfig, modules: [LampsModule], entities: [], migrations: [Initial1700000000000] });

describe('a service in the house', () => {
  let database: TestDatabase;
  let idp: TestIdentityProvider;
  let running: RunningService;
  let states: States;
  const viewer = randomUUID();
  const role = randomUUID();

  beforeAll(async () => {
    database = await testDatabase({ service: 'management', migrations: service.migrations });
    idp = await testIdentityProvider();
    running = await createService(service, readConfig(PlatformConfig, {
      SITE_ID: randomUUID(), DATABASE_URL: database.applicationUrl, NATS_URL: testNats(), PUBLIC_URL: idp.url, IDENTITY_PROVIDER_URL: idp.url, LOG_LEVEL: 'silent',
    }));
    states = running.app.get(States);
    const rights = states.bucket(rightsState);
    await rights.put(rightsKey.role(role), { kind: 'role', role: { id: role, name: 'viewers', administrators: false, grants: [{ id: randomUUID(), effect: 'allow', privileges: ['camera.view'], scope: { kind: 'everything' } }] } });
    await rights.put(rightsKey.principal(viewer), { kind: 'principal', principal: { id: viewer, name: 'Vera', kind: 'user', level: 254, roles: [role], partitions: [] } });
  });

  afterAll(async () => {
    await running.stop();
    await idp.stop();
    await database.drop();
  });

  const call = async (path: string, options: { method?: string; headers?: Record<string, string>; body?: string | Uint8Array<ArrayBuffer>; user?: string | null } = {}) => {
    const token = options.user === null ? undefined : await idp.token({ sub: options.user ?? viewer, name: 'Vera' });
    const response = await fetch(`${running.url}${path}`, {
      method: options.method ?? 'GET', body: options.body, headers: { ...(token ? { Authorization: `Bearer ${token}` } : {}), ...options.headers },
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: JSON.parse(text || '{}') as { error?: { httpCode: number; details: { errorTextId: string; errorText: string; property?: string }[] }; [member: string]: unknown } };
  };

  const code = (answer: { json: { error?: { details: { errorTextId: string }[] } } }) => answer.json.error?.details[0]?.errorTextId;

  it('is alive and ready', async () => {
    expect((await call('/health/live', { user: null })).status).toBe(200);
    await eventually(async () => expect((await call('/health/ready', { user: null })).status).toBe(200));
  });

  it('lists what the caller may see, in any case and with a trailing slash', async () => {
    await eventually(async () => expect((await call('/API/Rest/v1/LAMPS/')).json).toEqual({ array: [] }));
  });

  it('gives the caller to the handler and the version as ETag', async () => {
    const answer = await call('/api/rest/v1/lamps/mine');
    expect(answer.json).toEqual({ data: { id: viewer, name: 'Vera' } });
    expect(answer.headers.get('etag')).toBe('"7"');
  });

  it('refuses by code: nobody signed in, a right that lacks, a handler that names none', async () => {
    expect(await call('/api/rest/v1/lamps', { user: null })).toMatchObject({ status: 401 });
    const lacking = await call('/api/rest/v1/lamps', { method: 'POST', body: '{"name":"x"}' });
    expect([lacking.status, code(lacking)]).toEqual([403, 'access.refused']);
    expect(lacking.json.error?.details[0]?.errorText).toContain('camera.manage');
    expect((await call('/api/rest/v1/lamps/forgotten')).status).toBe(403);
  });

  it('says it in the language of the caller', async () => {
    const answer = await call('/api/rest/v1/lamps', { user: null, headers: { 'Accept-Language': 'fr-FR,fr;q=0.9' } });
    expect(answer.json.error?.details[0]?.errorText).toMatch(/Connectez-vous/);
  });

  it.each([
    ['/api/rest/v1/nothing', 404, 'route.unknown'],
    ['/api/rest/v1/%zz', 400, 'request.malformed'],
    [`/api/rest/v1/lamps/${'x'.repeat(300)}`, 414, 'request.targetTooLong'],
    ['/api/rest/v1/lamps/broken?how=coded', 409, 'object.inUse'],
    ['/api/rest/v1/lamps/not-a-guid', 404, 'object.notFound'],
    ["/api/rest/v1/lamps?name;drop='1'", 400, 'query.unknownColumn'],
  ])('answers %s with %i %s', async (path, status, expected) => {
    const answer = await call(path);
    expect([answer.status, code(answer)]).toEqual([status, expected]);
  });

  it('says nothing of what broke inside', async () => {
    const answer = await call('/api/rest/v1/lamps/broken');
    expect([answer.status, code(answer)]).toEqual([500, 'internal.error']);
    expect(answer.text).not.toMatch(/secrets|select|stack/);
  });

  it('decides a change of rights as soon as it is published, and ends with the session', async () => {
    await states.bucket(rightsState).put(rightsKey.role(role), { kind: 'role', role: { id: role, name: 'viewers', administrators: true, grants: [] } });
    const lit = await eventually(async () => {
      const answer = await call('/api/rest/v1/lamps', { method: 'POST', body: '{"name":"x"}' });
      expect(answer.status).toBe(201);
      return answer;
    });
    expect(lit.json.result).toMatchObject({ name: 'x', state: 'Success', path: { type: 'cameras' } });
    const identities = states.bucket(sessionsState);
    await expect(Promise.resolve().then(() => identities.put(sessionsKey.account(viewer), { kind: 'account', disabled: true }))).rejects.toThrow(/identity-provider/);
  });

  it.each([
    ['a member that is not of the resource', '{"name":"x","admin":true}', 400, 'request.unknownMember'],
    ['a value of the wrong kind', '{"name":4}', 400, 'request.invalid'],
    ['a name too long', `{"name":"${'x'.repeat(21)}"}`, 400, 'request.invalid'],
    ['no body where one is needed', undefined, 400, 'request.invalid'],
    ['broken JSON', '{"name":', 400, 'request.malformed'],
    ['bad UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 400, 'request.malformed'],
    ['deep JSON', `{"name":${'['.repeat(500)}${']'.repeat(500)}}`, 400, 'request.malformed'],
    ['10 MB', `{"name":"${'x'.repeat(10_000_000)}"}`, 413, 'request.tooLarge'],
  ])('refuses %s by code', async (_, body, status, expected) => {
    const answer = await call('/api/rest/v1/lamps', { method: 'POST', body });
    expect([answer.status, code(answer)]).toEqual([status, expected]);
  });

  it('takes JSON without a Content-Type and a GET with one', async () => {
    const bytes = new TextEncoder().encode('{"name":"y"}');
    expect((await call('/api/rest/v1/lamps', { method: 'POST', body: bytes })).status).toBe(201);
    expect((await call('/api/rest/v1/lamps', { headers: { 'Content-Type': 'application/json' } })).status).toBe(200);
  });

  it('refuses a token of another audience and an expired one', async () => {
    for (const claims of [{ sub: viewer, audience: 'elsewhere' }, { sub: viewer, expiresIn: -60 }]) {
      const response = await fetch(`${running.url}/api/rest/v1/lamps`, { headers: { Authorization: `Bearer ${await idp.token(claims)}` } });
      expect(response.status).toBe(401);
    }
  });

  it('[OP-01] is reached at both addresses of this machine where HOST is localhost', async () => {
    const both = await createService(service, readConfig(PlatformConfig, {
      SITE_ID: randomUUID(), HOST: 'localhost', DATABASE_URL: database.applicationUrl, NATS_URL: testNats(), PUBLIC_URL: idp.url, IDENTITY_PROVIDER_URL: idp.url, LOG_LEVEL: 'silent',
    }));
    const { port } = new URL(both.url);
    for (const address of ['127.0.0.1', '[::1]']) expect((await fetch(`http://${address}:${port}/health/live`)).status).toBe(200);
    await both.stop();
    for (const address of ['127.0.0.1', '[::1]']) await expect(fetch(`http://${address}:${port}/health/live`)).rejects.toThrow('fetch failed');
  });

  it('describes itself without database or NATS', async () => {
    const document = await describeService(service);
    expect(document.paths['/api/rest/v1/lamps']?.post?.responses).toEqual({ 201: expect.anything() as object, 200: expect.anything() as object, default: expect.anything() as object });
    expect(document.paths['/api/rest/v1/lamps/{id}']?.get).toMatchObject({
      parameters: [{ name: 'id', in: 'path' }, { name: 'If-Match', in: 'header', required: false }],
      responses: { 200: { content: { 'application/json': {}, 'image/png': {} } }, 412: {} },
    });
    expect(document.components?.schemas?.CreateLampDto).toMatchObject({ properties: { name: { type: 'string', maxLength: 20 } }, required: ['name'] });
  });

  it('describes no route that does not say what it answers', async () => {
    await expect(describeService({ ...service, modules: [SilentModule] })).rejects.toThrow('SilentController.say does not say what it answers.');
  });
});
