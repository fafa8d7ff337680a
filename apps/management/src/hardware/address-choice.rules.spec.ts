import { choosesAddress, neededToChoose } from './address-choice.rules.js';

const device = { id: 'device', address: 'rtsp://192.0.2.50', cameras: ['a', 'b'] };
const twin = { id: 'twin', address: 'rtsp://192.0.2.50:554', cameras: ['c'] };
const far = { id: 'far', address: 'rtsp://192.0.2.51', cameras: ['d'] };

const needed = (choice: { hardware?: string; camera?: string; present?: string[]; chosen: string[] }, devices = [device, twin, far]) =>
  neededToChoose({ hardware: 'device', present: [], ...choice }, devices).map(({ privilege, entity }) => `${privilege} ${entity.id}`);

describe('what choosing an address of a device needs', () => {
  it('[ID-20] is the device, and what a stream opens on every other camera there, however often it is registered', () => {
    expect(needed({ camera: 'a', chosen: ['rtsp://192.0.2.50/main'] })).toEqual([
      'hardware.manage device', 'hardware.manage twin', 'camera.live b', 'camera.playback b', 'camera.live c', 'camera.playback c',
    ]);
  });

  it('[ID-20] is needed where a device that is not registered yet is at a known place, and for both places of one that moves', () => {
    expect(needed({ hardware: 'new', chosen: ['rtsp://192.0.2.51:554/d'] })).toEqual(['hardware.manage far', 'camera.live d', 'camera.playback d']);
    expect(needed({ hardware: 'twin', present: [twin.address], chosen: ['rtsp://192.0.2.51'] })).toEqual([
      'hardware.manage twin', 'hardware.manage far', 'camera.live c', 'camera.playback c', 'camera.live d', 'camera.playback d',
    ]);
  });

  it('[ID-20] is nothing where nothing is registered, or what is there is repeated', () => {
    expect(needed({ hardware: 'new', chosen: ['rtsp://192.0.2.52/first'] })).toEqual([]);
    expect(needed({ camera: 'a', present: ['rtsp://192.0.2.50/a'], chosen: ['rtsp://192.0.2.50:554/a'] })).toEqual([]);
  });

  it.each([
    ['another path', 'rtsp://192.0.2.50/b'], ['another query', 'rtsp://192.0.2.50/a?channel=2'], ['another port', 'rtsp://192.0.2.50:8554/a?channel=1'],
    ['another scheme', 'rtsps://192.0.2.50/a?channel=1'], ['a path in other letters', 'rtsp://192.0.2.50/A?channel=1'],
  ])('[ID-20] takes %s for a choice', (_, url) => {
    expect(choosesAddress({ present: ['rtsp://192.0.2.50/a?channel=1'], chosen: [url] })).toBe(true);
  });
});
