import { webcrypto } from 'node:crypto';
import { randomPassword } from './password';

const random = (bytes: Uint8Array<ArrayBuffer>) => void webcrypto.getRandomValues(bytes);

describe('a first password', () => {
  it('is long, in readable groups, without look-alikes', () => {
    expect(randomPassword(random)).toMatch(/^([a-km-np-zA-HJ-NP-Z2-9]{5}-){3}[a-km-np-zA-HJ-NP-Z2-9]{5}$/);
  });

  it('is another one each time', () => {
    expect(new Set(Array.from({ length: 50 }, () => randomPassword(random))).size).toBe(50);
  });

  it('passes over bytes that would favour some letters', () => {
    const bytes = [255, 254, 253, ...Array.from({ length: 20 }, () => 0)];
    expect(randomPassword((target) => { target[0] = bytes.shift() ?? 0; })).toBe('aaaaa-aaaaa-aaaaa-aaaaa');
  });
});
