import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import type { WebSocket } from 'ws';
import { VigieError } from '@vigie/contracts';
import { asVigieError, errorEnvelope } from '@vigie/platform/http';
import { FactTap } from '@vigie/platform/messaging';
import type { PassingFact } from '@vigie/platform/messaging';
import { AccessControl, socketClose, Sockets, TokenVerifier } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { readCommand } from './command.rules.js';
import type { Command } from './command.rules.js';
import { LiveEvents, livePrivileges } from './live-events.service.js';

/** More than this unsent, and the client is too slow: it is cut off, comes back and reads again. */
const mostBuffered = 4 * 1_048_576;
const tooSlow = 1013;

/**
 * `/api/ws/incidents/v1`: after `{"command":"subscribe"}` the client is told what changed, whichever copy of the service
 * changed it, and reads again what it shows. `{"type":"reset"}`: changes may have been missed, read everything again.
 * So does a client that comes back after its own connection was cut.
 */
@Injectable()
export class LiveSockets implements OnModuleInit, OnModuleDestroy {
  private readonly subscribers = new Map<WebSocket, Caller>();
  private stop: () => void = () => undefined;

  constructor(
    private readonly sockets: Sockets,
    private readonly access: AccessControl,
    private readonly verifier: TokenVerifier,
    private readonly tap: FactTap,
    private readonly events: LiveEvents,
  ) {}

  onModuleInit(): void {
    this.sockets.serve('/api/ws/incidents/v1', (socket, caller) => this.serve(socket, caller));
    this.stop = this.tap.watch('incident-manager', { passed: (fact) => this.pass(fact), missed: () => this.reset() });
  }

  onModuleDestroy(): void {
    this.stop();
  }

  private async serve(socket: WebSocket, caller: Caller): Promise<void> {
    let busy = Promise.resolve();
    socket.on('message', (data: Buffer) => {
      busy = busy.then(() => this.obey(socket, caller, data.toString()));
    });
    const unwatch = this.access.onChange(() => {
      if (!this.mayListen(caller)) socket.close(socketClose.refused, 'access.refused');
    });
    socket.once('close', () => {
      unwatch();
      this.subscribers.delete(socket);
    });
    if (!this.mayListen(caller)) await this.access.requireAnywhere(caller, 'incidentProject.view');
  }

  private async obey(socket: WebSocket, caller: Caller, text: string): Promise<void> {
    let command: Command = {};
    try {
      command = readCommand(text);
      if (command.command === 'subscribe') this.subscribers.set(socket, caller);
      else await this.authenticate(caller, command);
      answer(socket, command);
    } catch (thrown) {
      socket.send(JSON.stringify({ command: command.command, commandId: command.commandId, ...errorEnvelope(asVigieError(thrown), caller.language) }));
    }
  }

  /** A new token of the same person, before the old one runs out. */
  private async authenticate(caller: Caller, { command, token }: Command): Promise<void> {
    if (command !== 'authenticate' || typeof token !== 'string') {
      throw new VigieError('request.malformed', { params: { detail: 'the commands are "subscribe" and "authenticate"' } });
    }
    const principal = await this.verifier.verify(token);
    if (principal.id !== caller.principal.id) throw new VigieError('access.unauthenticated');
  }

  private mayListen(caller: Caller): boolean {
    return this.access.held(caller, livePrivileges).length > 0;
  }

  private pass(fact: PassingFact): void {
    const event = this.events.event(fact);
    if (!event) return;
    const frame = JSON.stringify(event);
    for (const [socket, caller] of this.subscribers) if (this.events.mayHear(caller, event, fact)) send(socket, frame);
  }

  private reset(): void {
    for (const socket of this.subscribers.keys()) send(socket, JSON.stringify({ type: 'reset' }));
  }
}

function send(socket: WebSocket, frame: string): void {
  if (socket.readyState !== socket.OPEN) return;
  socket.send(frame);
  if (socket.bufferedAmount > mostBuffered) socket.close(tooSlow, 'too slow');
}

const answer = (socket: WebSocket, { command, commandId }: Command): void =>
  socket.send(JSON.stringify({ command, ...(commandId === undefined ? {} : { commandId }), state: 'Success', status: 200 }));
