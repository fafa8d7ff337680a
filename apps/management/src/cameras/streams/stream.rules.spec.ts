import { planStreams, streamUrl } from './stream.rules.js';

const camera = 'rtsp://192.0.2.20:554/main';

describe('streams of a camera', () => {
  it('[MG-01] makes one stream of the address where none is named', () => {
    expect(planStreams(camera)).toEqual([{ name: 'Main', url: camera, isDefault: true, isRecorded: true }]);
  });

  it('[MG-01] has exactly one default, the first unless another is named, and records it', () => {
    const wishes = [{ name: 'High', url: camera }, { name: 'Low', url: '/low' }];
    expect(planStreams(camera, wishes).map(({ isDefault, isRecorded }) => [isDefault, isRecorded])).toEqual([[true, true], [false, false]]);
    const [high, low] = planStreams(camera, [{ ...wishes[0]!, isRecorded: true }, { ...wishes[1]!, isDefault: true, isRecorded: false }]);
    expect([high, low]).toMatchObject([{ isDefault: false, isRecorded: true }, { url: 'rtsp://192.0.2.20:554/low', isDefault: true, isRecorded: false }]);
    const both = planStreams(camera, wishes.map((wish) => ({ ...wish, isDefault: true })));
    expect(both.filter(({ isDefault }) => isDefault)).toHaveLength(1);
  });

  it('[MG-09] refuses a stream on another host or port, which would be sent the password', () => {
    expect(() => streamUrl(camera, 'rtsp://203.0.113.5/main')).toThrow(expect.objectContaining({ code: 'camera.address', property: 'url' }));
    for (const elsewhere of ['rtsp://u:p@192.0.2.20:8554/x', 'rtsps://192.0.2.20/x', 'rtsps://192.0.2.20:554/x']) {
      expect(() => streamUrl(camera, elsewhere)).toThrow(expect.objectContaining({ code: 'camera.address', property: 'url' }));
    }
    expect(streamUrl(camera, 'rtsp://u:p@192.0.2.20/x')).toBe('rtsp://192.0.2.20/x');
  });

  it('[MG-01] refuses more streams than any camera has', () => {
    expect(() => planStreams(camera, Array.from({ length: 17 }, () => ({ name: 'x', url: '/x' })))).toThrow(expect.objectContaining({ code: 'stream.tooMany' }));
  });
});
