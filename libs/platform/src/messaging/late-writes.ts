import type { NatsConnection } from '@nats-io/transport-node';

interface Transport {
  socket?: { writableEnded: boolean };
  _send(frame: Uint8Array): Promise<void>;
}

const mended = new WeakSet<object>();

/**
 * When a server dies, the client closes its half of the socket and may still write what was pending; by then nobody
 * listens to the socket's errors and the process would end with "write after end". What is late is dropped instead:
 * the client does the same with every other failed write and sends again after it has reconnected.
 */
export function dropLateWrites(connection: NatsConnection): void {
  const { transport } = (connection as unknown as { protocol: { transport: Transport } }).protocol;
  const prototype = Object.getPrototypeOf(transport) as Transport;
  if (mended.has(prototype) || typeof prototype._send !== 'function') return;
  mended.add(prototype);
  const send = prototype._send;
  prototype._send = function drop(this: Transport, frame: Uint8Array): Promise<void> {
    return this.socket?.writableEnded ? Promise.resolve() : send.call(this, frame);
  };
}
