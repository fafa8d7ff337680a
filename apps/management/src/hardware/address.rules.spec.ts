import fc from 'fast-check';
import { endpointOf, movedTo, readAddress } from './address.rules.js';

describe('readAddress', () => {
  it('[MG-01] takes an rtsp address apart', () => {
    expect(readAddress('rtsp://viewer:p%40ss@192.0.2.20:8554/main?channel=1')).toEqual({
      address: 'rtsp://192.0.2.20:8554', url: 'rtsp://192.0.2.20:8554/main?channel=1', user: 'viewer', password: 'p@ss',
    });
    expect(readAddress('rtsp://camera.example')).toEqual({ address: 'rtsp://camera.example', url: 'rtsp://camera.example' });
    expect(readAddress('rtsps://[2001:db8::7]:322/a').address).toBe('rtsps://[2001:db8::7]:322');
  });

  it.each(['', 'camera', 'http://192.0.2.20/', 'file:///etc/passwd', 'rtsp://', 'rtsp:///path', 'rtsp://a b/', 'rtsp://host/\r\nSETUP', 'rtsp://%E0%A4%A@host/'])(
    '[MG-01] refuses %j by code', (text) => {
      expect(() => readAddress(text)).toThrow(expect.objectContaining({ code: 'camera.address', property: 'address' }));
    });

  it('[MG-09] never leaves a password in what is stored and shown', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-zA-Z0-9!@#:/?%]{6,20}$/), (password) => {
      const read = readAddress(`rtsp://u:${encodeURIComponent(password)}@h.example/p`);
      expect(read).toEqual({ address: 'rtsp://h.example', url: 'rtsp://h.example/p', user: 'u', password });
    }));
  });

  it('[MG-09] leads to the same place in other words, and nowhere else', () => {
    expect(endpointOf('rtsp://CAM.example/a')).toBe(endpointOf('rtsp://u:p@cam.example:554/b'));
    expect(endpointOf('rtsps://[2001:db8::7]')).toBe(endpointOf('rtsps://[2001:DB8::7]:322/x'));
    const places = ['rtsp://a', 'rtsps://a', 'rtsp://a:555', 'rtsp://b'];
    expect(new Set(places.map(endpointOf)).size).toBe(places.length);
    expect(movedTo('rtsp://b:1', 'rtsp://a:554/x%20y?z=1')).toBe('rtsp://b:1/x%20y?z=1');
  });
});
