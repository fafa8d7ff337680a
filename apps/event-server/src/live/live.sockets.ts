import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import type { Privilege } from '@vigie/contracts';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { socketClose, Sockets } from '@vigie/platform/sockets';
import type { Answer, Command, CommandSet, Peer } from '@vigie/platform/sockets';
import { Feed } from './feed.js';
import type { FeedKind, FeedLine } from './feed.js';
import { FeedReader } from './feed-reader.js';
import { LiveFrames } from './live-frames.js';
import { Subscriber } from './subscriber.js';

const pageSize = 500;

interface Listener {
  peer: Peer;
  caller: Caller;
  kind: FeedKind;
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
    private readonly feed: Feed,
    private readonly reader: FeedReader,
    private readonly frames: LiveFrames,
  ) {}

  onModuleInit(): void {
    this.sockets.serveCommands('/api/ws/alarms/v1', (peer, caller) => this.begin(peer, caller, 'alarm', 'alarm.view'));
    this.sockets.serveCommands('/api/ws/events/v1', (peer, caller) => this.begin(peer, caller, 'event', 'event.view'));
  }

  private async begin(peer: Peer, caller: Caller, kind: FeedKind, privilege: Privilege): Promise<CommandSet> {
    await this.access.requireAnywhere(caller, privilege);
    let stop: () => void = () => undefined;
    const unwatch = this.access.onChange(() => {
      if (this.access.held(caller, [privilege]).length === 0) peer.close(socketClose.refused, 'access.refused');
    });
    const subscribe = async ({ cursor }: Command, answer: Answer): Promise<void> => {
      stop();
      stop = await this.subscribe({ peer, caller, kind }, cursor, answer);
      // It may have gone while it caught up.
      if (!peer.isOpen) stop();
    };
    const onClosed = (): void => {
      unwatch();
      stop();
    };
    return { commands: { subscribe }, onClosed };
  }

  private async subscribe({ peer, caller, kind }: Listener, cursor: unknown, answer: Answer): Promise<() => void> {
    const wanted = cursor === undefined || cursor === null ? undefined : Number(cursor);
    if (wanted !== undefined && (!Number.isSafeInteger(wanted) || wanted < 0)) throw new VigieError('cursor.invalid', { property: 'cursor' });
    const resumed = wanted !== undefined && (await this.feed.holds(wanted));
    const from = resumed ? wanted : this.reader.position;
    const subscriber = new Subscriber(peer, from, (line) => (line.kind === kind ? this.frames.of(line, caller) : undefined));
    const until = this.reader.position;
    answer({ cursor: String(from), ...(wanted === undefined ? {} : { resumed }) });
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
