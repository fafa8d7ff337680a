import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { actsForPeople, isErrorCode, mayActForPeople, privileges, services } from '@vigie/contracts';
import { workspaceRoot } from '../installation/paths.js';
import { loggedOperations } from './logged-operations.js';
import type { Source } from './logged-operations.js';

const sourcesOf = (folder: string): Source[] => readdirSync(join(workspaceRoot, folder, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => join(folder, 'src', path)).filter((path) => /(?<!\.(spec|fixture))\.ts$/.test(path) && !path.includes('/testing/'))
  .map((path) => ({ path, text: readFileSync(join(workspaceRoot, path), 'utf8') }));

const privilegeNames = new Set<string>(privileges);
/** Privileges, codes of refusals, and the members of the details of a search. */
const isOther = (name: string): boolean => privilegeNames.has(name) || isErrorCode(name) || name.startsWith('filter.');
const read = (service: string, folder: string) => loggedOperations(service, sourcesOf(folder), isOther);
/** What services do of themselves, and write into the log of the administration. */
const ofThemselves = ['signingKey.created'];
const ofAll = read('platform', 'libs/platform').map(({ operation }) => operation);
const written = services.flatMap((service) => read(service, `apps/${service}`)).filter(({ operation }) => !ofThemselves.includes(operation));

describe('what services write in the log about people', () => {
  it('[LG-14] is found in the sources', () => {
    expect(ofAll).toEqual(['access.refused', 'access.refused']);
    expect(written.map(({ service, operation }) => `${service} ${operation}`)).toEqual(expect.arrayContaining([
      'identity-provider account.signedIn', 'identity-provider session.revoked', 'management role.x', 'management camera.deleted', 'incident-manager incidentType.x', 'incident-manager incidentProject.disclosed',
      'event-server alarmDefinition.deleted', 'log-server log.searched', 'recording-server camera.exported', 'mobile-server camera.playback.x', 'push-notification pushConsent.given',
    ]));
  });

  it('[LG-14] is what they act in for people', () => {
    expect(written.filter(({ service, operation }) => !mayActForPeople(service, operation))).toEqual([]);
    expect(services.filter((service) => actsForPeople[service].length > 0 && !ofAll.every((operation) => mayActForPeople(service, operation)))).toEqual([]);
  });

  it('[LG-14] is all that they act in', () => {
    const uses = (service: string, listed: string): boolean => [...written.filter((one) => one.service === service).map(({ operation }) => operation), ...ofAll]
      .some((operation) => (listed.endsWith('.*') ? operation.startsWith(listed.slice(0, -1)) : operation === listed));
    expect(services.flatMap((service) => actsForPeople[service].filter((listed) => !uses(service, listed)).map((listed) => `${service} ${listed}`))).toEqual([]);
  });
});

describe('loggedOperations', () => {
  const of = (text: string) => loggedOperations('one', [{ path: 'apps/one/src/a.ts', text }], (name) => name === 'door.manage').map(({ operation }) => operation);

  it.each([
    [`{ log: 'audit', category: 'a', operation: 'door.opened', privilege: 'door.manage' }`, ['door.opened']],
    [`{ log: 'audit', category: 'a', operation: late ? 'door.late' : 'door.opened', outcome }`, ['door.late', 'door.opened']],
    ["{ log: 'audit', category: 'a', operation: `door.${verb}`, outcome }", ['door.x']],
    [`record('door.opened'); record('door.closed'); const entry = { log: 'audit', category: 'a', operation, privilege: 'door.manage' }`, ['door.opened', 'door.closed']],
    [`const of = { a: { operation: 'door.opened' } }; const entry = { log: 'audit', category: 'a', ...of[kind], outcome: 'success' }; step('leaf.opened');`, ['door.opened']],
    [`{ log: 'system', category: 'a', operation: 'door.rusted', outcome }`, []],
  ])('[LG-14] reads %s', (text, operations) => expect(of(text)).toEqual(operations));

  it.each([
    ["{ log: 'audit', category: 'a', operation: `${thing}.opened`, outcome }", 'nobody knows'], [`{ log: 'audit', category: 'a', operation, outcome }`, 'name no operation'],
    [`{ log: 'audit', outcome, category: 'a' }`, 'does not begin'],
  ])('[LG-14] does not pass over %s', (text, why) => expect(() => of(text)).toThrow(why));
});
