import { languages } from '@vigie/contracts';
import { breakText } from './break-texts.js';
import { things, verbs } from './phrases.js';
import { sentence } from './sentence.rules.js';

const anna = { id: '8d7a2c64-52fd-4d6f-9b51-0d8d5b6f2a11', name: 'Anna', kind: 'user' as const };
const camera = { type: 'cameras' as const, id: '7b0f6a1e-1c55-4b0e-9d7b-2d9f1f3c9a10', name: 'Entrance 2' };
const told = { service: 'mobile-server', user: anna, outcome: 'success' as const };

describe('The sentence of a log entry', () => {
  it('[LG-03] says who played back what, from when to when and by which right', () => {
    const entry = { ...told, operation: 'camera.playedBack', object: camera, privilege: 'camera.playback' as const, details: { from: '2026-11-22T10:02:00.000Z', to: '2026-11-22T10:07:00.000Z', role: 'Night shift' } };
    expect(sentence(entry, 'en')).toBe('Anna played back camera “Entrance 2”, 2026-11-22 10:02:00 UTC to 2026-11-22 10:07:00 UTC, right camera.playback from role “Night shift”. (Said by mobile-server.)');
    expect(sentence(entry, 'fr')).toContain('Anna a relu la caméra « Entrance 2 », de 2026-11-22 10:02:00 UTC');
    expect(sentence(entry, 'ja')).toContain('Annaがカメラ「Entrance 2」を再生しました');
  });

  it('[LG-03] knows every way to look at a camera', () => {
    const entry = { ...told, object: camera };
    expect(sentence({ ...entry, operation: 'camera.live.started' }, 'en')).toBe('Anna watched live camera “Entrance 2”. (Said by mobile-server.)');
    expect(sentence({ ...entry, operation: 'camera.playback.ended', details: { from: '2026-11-22T10:02:00.000Z', to: '2026-11-22T10:07:00.500Z' } }, 'en'))
      .toBe('Anna stopped watching camera “Entrance 2”, 2026-11-22 10:02:00 UTC to 2026-11-22 10:07:00.500 UTC. (Said by mobile-server.)');
    expect(sentence({ ...entry, operation: 'camera.still.viewed' }, 'en')).toBe('Anna looked at a still of “Entrance 2”. (Said by mobile-server.)');
  });

  it.each([
    ['role.memberAdded', 'added a member to role'], ['group.memberRemoved', 'removed a member from group'], ['incidentProject.hold.placed', 'placed a legal hold on incident project'],
    ['incidentProject.hold.lifted', 'lifted a legal hold of incident project'], ['incidentDataField.changed', 'changed field of incident data'], ['incidentCategory.changed', 'changed incident category'],
    ['incidentCategoryValue.created', 'created value of an incident category'], ['alarm.expired', 'let expire alarm'], ['event.expired', 'let expire event'],
  ])('[LG-03] tells %s in words of each language', (operation, words) => {
    const entry = { ...told, operation, object: { type: 'roles' as const, id: camera.id, name: 'X' } };
    expect(sentence(entry, 'en')).toContain(`${words} “X”`);
    for (const language of languages) expect(sentence(entry, language)).not.toContain(operation);
  });

  it('[LG-02] says what was refused or failed, and why', () => {
    expect(sentence({ ...told, operation: 'incidentProject.deleted', outcome: 'refused', reason: 'notGranted' }, 'en')).toBe('Anna was not allowed to delete incident project (no role grants it). (Said by mobile-server.)');
    expect(sentence({ ...told, operation: 'camera.created', outcome: 'failure', reason: 'object.inUse' }, 'fr')).toBe('Anna n’a pas réussi à créer la caméra (Cet élément est utilisé et reste tel quel). (D’après mobile-server.)');
    expect(sentence({ ...told, operation: 'access.refused', outcome: 'refused', privilege: 'camera.live', object: camera, reason: 'denied' }, 'en'))
      .toBe('Anna was refused the right camera.live on “Entrance 2” (a role denies it). (Said by mobile-server.)');
  });

  it('[LG-02] tells an operation it does not know by its code, and a step of no person by its service', () => {
    expect(sentence({ ...told, operation: 'kettle.boiled' }, 'en')).toBe('Anna: kettle.boiled. (Said by mobile-server.)');
    expect(sentence({ service: 'recording-server', outcome: 'success', operation: 'recording.deleted', object: camera }, 'en')).toBe('recording-server deleted recordings of “Entrance 2”.');
    expect(sentence({ ...told, operation: 'constructor.toString' }, 'en')).toBe('Anna: constructor.toString. (Said by mobile-server.)');
  });

  it('[LG-03] says what left the system, what was fetched and what failed', () => {
    const object = { type: 'incidentProjects' as const, id: camera.id, name: '20261122-0001' };
    const exported = { ...told, service: 'incident-manager', operation: 'incidentProject.exported', object, reason: 'Request of the court' };
    const failed = { ...exported, outcome: 'failure' as const, reason: 'incident.export.interrupted' };
    const fetched = { ...exported, operation: 'incidentProject.packageFetched', reason: undefined };
    expect(sentence(exported, 'en')).toContain('Anna exported incident project “20261122-0001” (Request of the court)');
    expect(sentence(failed, 'en')).toContain('Anna failed to export incident project “20261122-0001” (');
    expect([sentence(fetched, 'en'), sentence(fetched, 'fr'), sentence(fetched, 'ja')].map((text) => text.slice(0, 24))).toEqual(['Anna fetched the package', 'Anna a récupéré le paque', 'Annaがインシデントプロジェクト「202611']);
  });

  it('[LG-14] says which service said that a person did it', () => {
    const entry = { ...told, operation: 'camera.live.started', object: camera };
    expect(sentence(entry, 'fr').endsWith(' (D’après mobile-server.)')).toBe(true);
    expect(sentence(entry, 'ja').endsWith('（mobile-serverによる報告）')).toBe(true);
    expect(sentence({ ...entry, user: undefined }, 'en')).toBe('mobile-server watched live camera “Entrance 2”.');
  });

  it('[LG-02] has a sentence for every known step in every language', () => {
    const operations = Object.keys(things).flatMap((thing) => Object.keys(verbs).map((verb) => `${thing}.${verb}`));
    const untold = languages.flatMap((language) => operations.filter((operation) => sentence({ ...told, operation }, language).includes(operation)));
    expect(untold).toEqual([]);
  });

  it('[LG-04] names the entry at which the chain breaks', () => {
    expect(breakText({ sequence: 17, reason: 'altered' }, 'en')).toBe('Entry 17 was altered after it was written.');
    expect(breakText({ sequence: 17, reason: 'altered' }, 'ja')).toContain('17');
  });
});
