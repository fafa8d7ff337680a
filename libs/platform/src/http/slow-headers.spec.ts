import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fastifyAdapter } from './fastify.js';

describe('headers that come slowly', () => {
  const headersTimeoutMs = 3_000;
  const fastify = fastifyAdapter({ clientAddress: () => undefined, headersTimeoutMs }).getInstance();
  let port: number;

  beforeAll(async () => {
    await fastify.listen({ host: '127.0.0.1', port: 0 });
    port = (fastify.server.address() as AddressInfo).port;
  });

  afterAll(() => fastify.close());

  /** Sends a header letter by letter; how long it was let, and what it was told. */
  async function dribble(delayMs: number): Promise<{ ms: number; answer: string }> {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    const start = performance.now();
    const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: a\r\nX-Slow: '));
    let answer = '';
    socket.on('error', () => undefined).on('data', (data) => { answer += data.toString(); });
    const letters = setInterval(() => socket.writable && socket.write('a'), 100);
    await once(socket, 'close');
    clearInterval(letters);
    return { ms: performance.now() - start, answer };
  }

  it('[OP-09] are cut before the time is over, whenever in between the server looks', async () => {
    // Spread over the time between two looks.
    const cut = await Promise.all([0, 90, 180, 270, 360, 450].map(dribble));
    for (const { ms, answer } of cut) {
      expect(answer).toContain('request.tooSlow');
      expect(ms).toBeLessThan(headersTimeoutMs);
      expect(ms).toBeGreaterThan(headersTimeoutMs / 2);
    }
  }, 15_000);
});
