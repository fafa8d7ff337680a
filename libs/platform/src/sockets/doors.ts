import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { VigieError } from '@vigie/contracts';
import { PlatformConfig } from '../config/index.js';
import { addressReader, asVigieError, languageOf, readNetworks, refuseUpgrade } from '../http/index.js';
import type { AddressReader } from '../http/index.js';
import { socketClose } from './close-codes.js';
import { FrameQueue } from './frame-queue.js';
import { Heartbeat } from './heartbeat.js';
import { Peer } from './peer.js';
import { Places } from './places.js';

/** What one path takes. */
export interface DoorLimits {
  /** Bytes of one frame. */
  maxPayload: number;
  /** Commands that may wait. */
  commands: number;
  /** Bytes that may wait for the peer. */
  unsent: number;
}

/** Somebody at a door. */
export interface Arriving<A> {
  peer: Peer;
  frames: FrameQueue;
  request: IncomingMessage;
  address: string | undefined;
  /** What was found out before the upgrade. */
  admitted: A;
}

interface Door<A> {
  readonly limits: DoorLimits;
  readonly server: WebSocketServer;
  /** Before the upgrade: what it throws is the answer to the upgrade. */
  admit(request: IncomingMessage): A | Promise<A>;
  welcome(arriving: Arriving<A>): Promise<void>;
}

/** Where WebSockets come in: finds the path, counts places by address, upgrades, and keeps up the signs of life. */
@Injectable()
export class Doors implements BeforeApplicationShutdown {
  private readonly doors = new Map<string, Door<unknown>>();
  private readonly heartbeat: Heartbeat;
  private readonly places: Places;
  private readonly addressOf: AddressReader;
  private attached = false;

  constructor(private readonly host: HttpAdapterHost, private readonly config: PlatformConfig) {
    this.heartbeat = new Heartbeat(config.socketPingMs);
    this.places = new Places(config.socketsPerAddress);
    this.addressOf = addressReader(readNetworks(config.gatewayNetworks, 'GATEWAY_NETWORKS'), 1);
  }

  open<A>(path: string, limits: DoorLimits, { admit, welcome }: Pick<Door<A>, 'admit' | 'welcome'>): void {
    const server = new WebSocketServer({ noServer: true, maxPayload: limits.maxPayload, perMessageDeflate: false });
    this.doors.set(path.toLowerCase(), { limits, server, admit, welcome } as Door<unknown>);
    if (this.attached) return;
    this.attached = true;
    (this.host.httpAdapter.getHttpServer() as Server).on('upgrade', (request: IncomingMessage, raw: Duplex, head: Buffer) => void this.upgrade(request, raw, head));
  }

  /** Every path that is served, for those who walk over all of them. */
  get paths(): string[] {
    return [...this.doors.keys()];
  }

  beforeApplicationShutdown(): void {
    this.heartbeat.stop();
    const clients = [...this.doors.values()].flatMap(({ server }) => [...server.clients]);
    for (const socket of clients) socket.close(socketClose.stopping);
    setTimeout(() => clients.forEach((socket) => socket.terminate()), 500).unref();
  }

  private async upgrade(request: IncomingMessage, raw: Duplex, head: Buffer): Promise<void> {
    raw.on('error', () => raw.destroy());
    try {
      const [path = ''] = (request.url ?? '').split('?');
      const door = this.doors.get(path.toLowerCase().replace(/\/$/, ''));
      if (!door) throw new VigieError('route.unknown', { params: { path } });
      const address = this.addressOf(request);
      const leave = this.places.enter(address ?? '');
      if (!leave) throw new VigieError('socket.tooMany', { params: { most: this.config.socketsPerAddress } });
      raw.once('close', leave);
      const admitted = await door.admit(request);
      door.server.handleUpgrade(request, raw, head, (socket) => this.welcome(door, socket, { request, address, admitted }));
    } catch (thrown) {
      refuseUpgrade(raw, asVigieError(thrown), languageOf(request));
    }
  }

  private welcome(door: Door<unknown>, socket: WebSocket, arriving: Omit<Arriving<unknown>, 'peer' | 'frames'>): void {
    const peer = new Peer(socket, door.limits.unsent);
    // Listens from the first moment: what is said while a token is verified is not lost.
    const frames = new FrameQueue(socket, peer, door.limits.commands);
    socket.on('error', () => socket.terminate());
    this.heartbeat.watch(socket);
    door.welcome({ ...arriving, peer, frames }).catch((thrown: unknown) => peer.refuse(asVigieError(thrown), languageOf(arriving.request)));
  }
}
