import { workspaceRoot } from '../installation/paths.js';
import { readSettings } from './settings.js';

describe('the settings of a start', () => {
  it('are good without any', () => {
    expect(readSettings({}, [])).toMatchObject({ host: 'localhost', port: 8080, publicUrl: 'http://localhost:8080', empty: false, paths: { root: `${workspaceRoot}/.vigie` } });
  });

  it.each([
    [{ VIGIE_PORT: '9000' }, { port: 9000, publicUrl: 'http://localhost:9000' }],
    [{ VIGIE_HOST: '0.0.0.0' }, { host: '0.0.0.0', publicUrl: 'http://localhost:8080' }],
    [{ VIGIE_HOST: '192.0.2.7' }, { publicUrl: 'http://192.0.2.7:8080' }],
    [{ VIGIE_HOST: '2001:db8::7' }, { publicUrl: 'http://[2001:db8::7]:8080' }],
    [{ VIGIE_PUBLIC_URL: 'https://vigie.example/' }, { publicUrl: 'https://vigie.example' }],
    [{ VIGIE_PUBLIC_URL: 'http://VIGIE.example:8443' }, { publicUrl: 'http://vigie.example:8443' }],
    [{ VIGIE_START_PATIENCE: '300' }, { patienceMs: 300_000 }],
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
    [{ VIGIE_START_PATIENCE: '1 min' }, [], 'VIGIE_START_PATIENCE must be a number of seconds'],
    [{ VIGIE_COPIES: 'incident-manager=0' }, [], 'VIGIE_COPIES: "incident-manager=0" must be'],
    [{ VIGIE_COPIES: 'recording-server=2' }, [], 'VIGIE_COPIES: "recording-server=2" must be'],
    [{}, ['--emtpy'], '--emtpy is not known'],
  ])('%j %j is refused in one sentence', (environment, args, text) => expect(() => readSettings(environment, args)).toThrow(text));
});

describe('the public address', () => {
  it.each([
    ['https://h/vms', 'cannot have a path'],
    ['https://h//', 'cannot have a path'],
    ['ftp://x', 'cannot begin with ftp://'],
    ['https://vigie.example/?x=1', 'cannot have anything behind'],
    ['https://vigie.example/#top', 'cannot have anything behind'],
    ['vigie.example.org', 'is no address'],
    ['vigie.example.org:8080', 'is no address'],
    ['//vigie.example', 'is no address'],
    ['https://', 'is no address'],
    ['https://me:secret@vigie.example', 'cannot hold a user'],
  ])('[OP-01] %s is refused in one sentence: it %s', (address, text) => {
    const read = () => readSettings({ VIGIE_PUBLIC_URL: address }, []);
    expect(read).toThrow(text);
    expect(read).toThrow(/^VIGIE_PUBLIC_URL [^\n]+\.$/);
  });
});
