import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cameraSignal } from '../signals/camera-signal.rules.js';
import { failuresAfter, retryDelay } from './backoff.rules.js';
import { ingestArguments, sourceUrl, withoutCredentials } from './ffmpeg-arguments.rules.js';

describe('reconnecting', () => {
  it('[RC-01] backs off from half a second to ten, never longer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, chance) => {
        const delay = retryDelay(failures, chance);
        expect(delay).toBeGreaterThanOrEqual(250);
        expect(delay).toBeLessThanOrEqual(10_000);
      }),
    );
    expect([1, 2, 3, 9].map((failures) => retryDelay(failures, 1))).toEqual([500, 1_000, 2_000, 10_000]);
  });

  it('starts counting anew after a run that gave video', () => {
    expect([failuresAfter(5, 0), failuresAfter(5, 60_000)]).toEqual([6, 1]);
  });
});

describe('the source', () => {
  it('[RC-01] is copied, not decoded, one fragment a frame', () => {
    const line = ingestArguments('rtsp://camera/main', 'quick').join(' ');
    expect(line).toContain('-i rtsp://camera/main -map 0:v:0 -c copy');
    expect(line).toContain('frag_every_frame+empty_moov+default_base_moof');
  });

  it('carries user and password, whatever they contain, and shows them to nobody', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (user, password) => {
        const address = sourceUrl('rtsp://192.0.2.20:8554/main?x=1', { user, password });
        const login = /^rtsp:\/\/([^@]*)@192\.0\.2\.20:8554\/main\?x=1$/.exec(address)?.[1]?.split(':').map(decodeURIComponent);
        expect(login).toEqual([user, password]);
        expect(withoutCredentials(`${address}: 401`)).toBe('rtsp://192.0.2.20:8554/main?x=1: 401');
      }),
    );
  });

  it.each(['file:///etc/passwd', 'http://192.0.2.20/', 'concat:a|b', 'not an address'])('is refused when it is %s', (address) => {
    expect(() => sourceUrl(address, {})).toThrow(/Invalid URL|are supported/);
  });
});

describe("a camera's signal", () => {
  const stream = (name: string, hasSignal: boolean | undefined, since = 0): { stream: string; hasSignal: boolean | undefined; since: number } => ({ stream: name, hasSignal, since });

  it('[RC-14] is lost with the first stream, and well again with the last', () => {
    expect(cameraSignal([stream('a', true), stream('b', false, 9), stream('c', false, 5)])).toEqual({ state: 'lost', stream: 'c', since: 5 });
    expect(cameraSignal([stream('a', true), stream('b', undefined)])).toEqual({ state: 'unknown' });
    expect(cameraSignal([stream('a', true), stream('b', true)])).toEqual({ state: 'well' });
  });
});
