import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import { setTimeout as pause } from 'node:timers/promises';
import { gauge, logger } from '../telemetry/index.js';
import { backoffMs } from './backoff.js';
import { dropLateWrites } from './late-writes.js';
import { jetStreamOptions, natsOptions } from './nats-options.js';

const log = logger('nats');
const connectedGauge = gauge('nats_connected', 'Whether this service is connected to NATS.');

/** How long JetStream may take to answer. What was on its way to a server that died is never answered. */
const requestMs = 2_000;

/** What headers may take of a message: who asks, for whom, in which trace. */
const headerBytes = 16_384;

type Listener = () => void;

/** The connection of a service to NATS. It is made once, waits for NATS at start and reconnects for ever. */
export class NatsLink {
  private connectedNow = true;
  private lastHeard = Date.now();
  private beating = false;
  private readonly reconnectListeners = new Set<Listener>();
  private readonly disconnectListeners = new Set<Listener>();
  private pulse?: NodeJS.Timeout;

  private constructor(
    readonly connection: NatsConnection,
    readonly js: JetStreamClient,
    readonly jsm: JetStreamManager,
  ) {
    void this.follow();
    // Proof of life: a frozen server keeps its sockets open.
    this.pulse = setInterval(() => void this.beat(), 1_000);
    this.pulse.unref();
    connectedGauge.set(1);
  }

  /** Connects, waiting for NATS as long as it takes. */
  static async open(url: string, name: string): Promise<NatsLink> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const connection = await connect(natsOptions(url, name));
        dropLateWrites(connection);
        const options = { ...jetStreamOptions, timeout: requestMs };
        return new NatsLink(connection, jetstream(connection, options), await jetstreamManager(connection, options));
      } catch (error) {
        if (attempt === 3) log.warn({ err: error }, 'waiting for NATS');
        await pause(backoffMs(attempt, 100, 2_000));
      }
    }
  }

  get connected(): boolean {
    return this.connectedNow;
  }

  /** Bytes that a message may carry, its headers left out. */
  get largest(): number {
    return (this.connection.info?.max_payload ?? 1_048_576) - headerBytes;
  }

  /** Milliseconds since NATS was last heard of. */
  get silence(): number {
    return Date.now() - this.lastHeard;
  }

  onReconnect(listener: Listener): () => void {
    this.reconnectListeners.add(listener);
    return () => this.reconnectListeners.delete(listener);
  }

  onDisconnect(listener: Listener): () => void {
    this.disconnectListeners.add(listener);
    return () => this.disconnectListeners.delete(listener);
  }

  async close(): Promise<void> {
    clearInterval(this.pulse);
    if (!this.connection.isClosed()) await this.connection.close();
  }

  private async beat(): Promise<void> {
    if (this.beating || !this.connectedNow || this.connection.isClosed()) return;
    this.beating = true;
    try {
      await this.connection.flush();
      this.lastHeard = Date.now();
    } catch {
      // Said by the status of the connection.
    } finally {
      this.beating = false;
    }
  }

  private async follow(): Promise<void> {
    for await (const { type } of this.connection.status()) {
      if (type === 'disconnect') {
        this.connectedNow = false;
        connectedGauge.set(0);
        log.warn('connection to NATS lost');
        for (const listener of this.disconnectListeners) listener();
      } else if (type === 'reconnect') {
        this.connectedNow = true;
        this.lastHeard = Date.now();
        connectedGauge.set(1);
        log.info('connection to NATS is back');
        for (const listener of this.reconnectListeners) listener();
      }
    }
  }
}
