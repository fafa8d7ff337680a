import { freePort } from './free-port.js';

describe('freePort', () => {
  it('gives no port to two programs, however long the first one takes to listen', async () => {
    const ports: number[] = [];
    for (let program = 0; program < 1_000; program += 1) ports.push(await freePort());
    expect(new Set(ports).size).toBe(ports.length);
    const wanted = await freePort();
    expect(await freePort(wanted)).not.toBe(wanted);
  });
});
