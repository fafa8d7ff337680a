import { createECDH, randomBytes } from 'node:crypto';
import { isPublicAddress, requireAddress, requireKeys } from './subscription.rules.js';

const browser = createECDH('prime256v1');
browser.generateKeys();
const keys = { p256dh: browser.getPublicKey().toString('base64url'), auth: randomBytes(16).toString('base64url') };

describe('the address of a subscription', () => {
  it.each(['https://push.example.org/abc', 'https://fcm.googleapis.com/fcm/send/x'])('[PN-04] may be %s', (endpoint) => {
    expect(() => requireAddress(endpoint, [])).not.toThrow();
  });

  it.each([
    'http://push.example.org/abc', 'https://127.0.0.1/x', 'https://[::1]/x', 'https://localhost/x', 'https://management/x', 'https://nats.vigie.internal/x',
    'https://user:secret@push.example.org/x', 'ftp://push.example.org/x', 'not an address',
  ])('[PN-04] may not be %s', (endpoint) => {
    expect(() => requireAddress(endpoint, [])).toThrow(expect.objectContaining({ code: 'push.endpointRefused' }));
  });

  it('[PN-04] may be a push service of the deployment itself where it is listed', () => {
    expect(() => requireAddress('http://127.0.0.1:9000/x', ['127.0.0.1:9000'])).not.toThrow();
    expect(() => requireAddress('http://127.0.0.1:9001/x', ['127.0.0.1:9000'])).toThrow();
  });
});

describe('the keys of a subscription', () => {
  it('[PN-04] are a point of the curve and a secret', () => expect(() => requireKeys(keys)).not.toThrow());

  it.each([
    ['no point', { ...keys, p256dh: randomBytes(65).toString('base64url') }],
    ['a short point', { ...keys, p256dh: 'AAAA' }],
    ['a short secret', { ...keys, auth: 'AAAA' }],
  ])('[PN-04] are refused with %s', (_, bad) => {
    expect(() => requireKeys(bad)).toThrow(expect.objectContaining({ code: 'push.keysInvalid' }));
  });
});

it.each([['10.1.2.3', false], ['172.20.0.1', false], ['172.32.0.1', true], ['192.168.1.1', false], ['169.254.169.254', false], ['::1', false], ['fd00::1', false], ['93.184.216.34', true], ['2606:2800::1', true], ['nonsense', false]])(
  '[PN-04] the address %s is public: %s', (address, expected) => expect(isPublicAddress(address)).toBe(expected),
);
