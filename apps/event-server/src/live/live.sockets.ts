import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { WebSocket } from 'ws';
import { VigieError } from '@vigie/contracts';
import type { Privilege } from '@vigie/contracts';
import { asVigieError, errorEnvelope } from '@vigie/platform/http';
import { AccessControl, socketClose, Sockets, TokenVerifier } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { Feed } from './feed.js';
import type { FeedKind, FeedLine } from './feed.js';
import { FeedReader } from './feed-reader.js';
import { LiveFrames } from './live-frames.js';
import { Subscriber } from './subscriber.js';

const pageSize = 500;

interface Command {
  command?: unknown;
  commandId?: unknown;
  cursor?: unknown;
  token?: unknown;
}

/**
 * `/api/ws/alarms/v1` and `/api/ws/events/v1`: after `{"command":"subscribe"}` the client is told what it may see, as it
 * happens. Every frame carries a `cursor`; subscribing with it later continues without loss, or says `"resumed":false`.
 */
@Injectable()
export class LiveSockets implements OnModuleInit {
  constructor(
    private readonly sockets: Sockets,
    private readonly access: AccessControl,
    private readonly verifier: TokenVerifier,
    private readonly feed: Feed,
    private readonly reader: FeedReader,
    private readonly frames: LiveFrames,
  ) {}

  onModuleInit(): void {
    this.sockets.serve('/api/ws/alarms/v1', (socket, caller) => this.serve(socket, caller, 'alarm', 'alarm.view'));
    this.sockets.serve('/api/ws/events/v1', (socket, caller) => this.serve(socket, caller, 'event', 'event.view'));
  }

  private async serve(socket: WebSocket, caller: Caller, kind: FeedKind, privilege: Privilege): Promise<void> {
    // Commands are answered one after the other, and nothing else comes between one and its answer.
    let busy = Promise.resolve();
    let stop: () => void = () => undefined;
    const subscribe = async (command: Command): Promise<void> => {
      stop();
      stop = await this.subscribe(socket, caller, kind, command);
    };
    socket.on('message', (data: Buffer) => {
      busy = busy.then(() => this.obey(socket, caller, data.toString(), subscribe));
    });
    const unwatch = this.access.onChange(() => {
      if (this.access.held(caller, [privilege]).length === 0) socket.close(socketClose.refused, 'access.refused');
    });
    socket.once('close', () => {
      unwatch();
      stop();
    });
    await this.access.requireAnywhere(caller, privilege);
  }

  private async obey(socket: WebSocket, caller: Caller, text: string, subscribe: (command: Command) => Promise<void>): Promise<void> {
    let command: Command = {};
    try {
      command = read(text);
      if (command.command === 'subscribe') return await subscribe(command);
      if (command.command !== 'authenticate' || typeof command.token !== 'string') throw malformed('the commands are "subscribe" and "authenticate"');
      const principal = await this.verifier.verify(command.token);
      if (principal.id !== caller.principal.id) throw new VigieError('access.unauthenticated');
      answer(socket, command, {});
    } catch (thrown) {
      const error = asVigieError(thrown);
      socket.send(JSON.stringify({ command: command.command, commandId: command.commandId, ...errorEnvelope(error, caller.language) }));
    }
  }

  private async subscribe(socket: WebSocket, caller: Caller, kind: FeedKind, command: Command): Promise<() => void> {
    const wanted = command.cursor === undefined || command.cursor === null ? undefined : Number(command.cursor);
    if (wanted !== undefined && (!Number.isSafeInteger(wanted) || wanted < 0)) throw new VigieError('cursor.invalid', { property: 'cursor' });
    const resumed = wanted !== undefined && (await this.feed.holds(wanted));
    const from = resumed ? wanted : this.reader.position;
    const subscriber = new Subscriber(socket, from, (line) => (line.kind === kind ? this.frames.of(line, caller) : undefined));
    const until = this.reader.position;
    answer(socket, command, { cursor: String(from), ...(wanted === undefined ? {} : { resumed }) });
    const caughtUp = subscriber.catchUp(this.missed(from, until));
    const stop = this.reader.listen((line) => subscriber.take(line));
    await caughtUp;
    return stop;
  }

  private async *missed(from: number, until: number): AsyncGenerator<FeedLine> {
    for (let at = from; at < until;) {
      const lines = await this.feed.between(at, until, pageSize);
      yield* lines;
      const last = lines.at(-1);
      if (!last) return;
      at = last.position;
    }
  }
}

const answer = (socket: WebSocket, { command, commandId }: Command, more: object): void =>
  socket.send(JSON.stringify({ command, ...(commandId === undefined ? {} : { commandId }), state: 'Success', status: 200, ...more }));

const malformed = (detail: string): VigieError => new VigieError('request.malformed', { params: { detail } });

function read(text: string): Command {
  try {
    const value = JSON.parse(text) as unknown;
    if (value !== null && typeof value === 'object') return value;
  } catch {
    // Said below.
  }
  throw malformed('a JSON object is expected');
}
