import { workspaceRoot } from '../installation/paths.js';
import { readSettings } from './settings.js';
import { reason } from './services/ready.js';
import { permissionsOf } from './servers/nats-permissions.js';

describe('the settings of a start', () => {
  it('are good without any', () => {
    expect(readSettings({}, [])).toMatchObject({ host: '127.0.0.1', port: 8080, publicUrl: 'http://localhost:8080', empty: false, paths: { root: `${workspaceRoot}/.vigie` } });
  });

  it.each([
    [{ VIGIE_PORT: '9000' }, { port: 9000, publicUrl: 'http://localhost:9000' }],
    [{ VIGIE_HOST: '0.0.0.0' }, { host: '0.0.0.0', publicUrl: 'http://localhost:8080' }],
    [{ VIGIE_HOST: '192.0.2.7' }, { publicUrl: 'http://192.0.2.7:8080' }],
    [{ VIGIE_HOST: '2001:db8::7' }, { publicUrl: 'http://[2001:db8::7]:8080' }],
    [{ VIGIE_PUBLIC_URL: 'https://vigie.example/' }, { publicUrl: 'https://vigie.example' }],
    [{ VIGIE_DATA: '/srv/vigie' }, { paths: { root: '/srv/vigie' } }],
    [{ VIGIE_COPIES: 'incident-manager=3, log-server=2' }, { copies: new Map([['incident-manager', 3], ['log-server', 2]]) }],
    [{ DATABASE_URL: 'postgres://u@h/d', NATS_URL: 'nats://h' }, { databaseUrl: 'postgres://u@h/d', natsUrl: 'nats://h' }],
  ])('%j changes the obvious', (environment, expected) => expect(readSettings(environment, [])).toMatchObject(expected));

  it('--empty leaves out the samples', () => expect(readSettings({}, ['--empty']).empty).toBe(true));

  it.each([
    [{ VIGIE_PORT: 'abc' }, [], 'VIGIE_PORT must be a port'],
    [{ VIGIE_PORT: '70000' }, [], 'VIGIE_PORT must be a port'],
    [{ DATABASE_URL: 'mysql://x' }, [], 'DATABASE_URL must be an address'],
    [{ NATS_URL: 'foo' }, [], 'NATS_URL must be an address'],
    [{ LOG_FILE_MAX_BYTES: '10 MB' }, [], 'LOG_FILE_MAX_BYTES must be'],
    [{ VIGIE_COPIES: 'incident-manager=0' }, [], 'VIGIE_COPIES: "incident-manager=0" must be'],
    [{ VIGIE_COPIES: 'recording-server=2' }, [], 'VIGIE_COPIES: "recording-server=2" must be'],
    [{}, ['--emtpy'], '--emtpy is not known'],
  ])('%j %j is refused in one sentence', (environment, args, text) => expect(() => readSettings(environment, args)).toThrow(text));
});

describe('the reason a program gives', () => {
  it.each([
    ['{"level":"info","msg":"hello"}\n{"level":"fatal","msg":"cannot start","err":{"message":"no key"}}\n', 'cannot start no key.'],
    ['PORT: must be a number (now "x"). Port to listen on.\n', 'PORT: must be a number (now "x"). Port to listen on.'],
    ['Error: boom must not\n    at x (y.js:1:2)\n\nNode.js v20.20.2\n', 'Error: boom must not.'],
    ['', 'it said nothing.'],
  ])('%j is read as %s', (words, expected) => expect(reason(words)).toBe(expected));
});

describe('what a service may say on NATS', () => {
  const site = '18dc24a1-9f1d-40fc-9396-8d81176a28b1';

  it('is its own facts and its own state, not those of others', () => {
    const management = permissionsOf('management', site);
    expect(management.publish.allow).toEqual(expect.arrayContaining([`vigie.${site}.fact.management.>`, `$KV.vigie_${site}_rights.>`]));
    expect(management.publish.allow.filter((subject) => subject.includes('fact') && !subject.includes('management'))).toEqual([]);
    expect(permissionsOf('mobile-server', site).publish.allow.filter((subject) => subject.startsWith('$KV'))).toEqual([]);
  });

  it('is never the removal of a stream', () => expect(permissionsOf('management', site).publish.deny).toContain('$JS.API.STREAM.DELETE.>'));
});
