import { isArchiveName } from '@vigie/media';
import fc from 'fast-check';
import { fileWord, mediaName, packageName } from './export-names.rules.js';

const one = { place: 0, of: 1 };

describe('names of files in a package', () => {
  it('[IM-31] say sequence, camera and stream, and numbers where there are several', () => {
    expect(mediaName(0, 'Entrée Nord', { ...one, name: 'Main' }, one)).toBe('media/001-entree-nord-main.mp4');
    expect(mediaName(11, '正門', { place: 1, of: 2, name: 'Main' }, { place: 2, of: 3 })).toBe('media/012-camera-2-main-part-3.mp4');
    expect(packageName('20261122-0001')).toBe('incident-20261122-0001.tar.age');
  });

  it('[IM-31] are safe whatever cameras are called', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(10_000), (name, place) => {
      expect(isArchiveName(mediaName(place, name, { place: 0, of: 2, name }, { place: 0, of: 2 }))).toBe(true);
      expect(fileWord(name, 'x')).toMatch(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/);
    }));
  });
});
