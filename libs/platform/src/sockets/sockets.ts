import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import { PlatformConfig } from '../config/index.js';
import { asVigieError, languageOf } from '../http/index.js';
import { AccessControl, bearerToken, TokenVerifier } from '../security/index.js';
import type { Caller, Principal } from '../security/index.js';
import { socketClose } from './close-codes.js';
import { CommandSession } from './command-session.js';
import type { CommandSet } from './command-session.js';
import { Doors } from './doors.js';
import type { Arriving, DoorLimits } from './doors.js';
import { firstToken } from './first-token.js';
import { Peer } from './peer.js';
import { Places } from './places.js';

/** What is done with a peer's commands: one at a time, in order. */
export interface SocketSession {
  onCommand(text: string): void | Promise<void>;
  onClosed?(): void;
}

const mebibyte = 1_048_576;
const commands: DoorLimits = { maxPayload: 16_384, commands: 16, unsent: 4 * mebibyte };
/** Video is held back by its own rules long before. */
const video: DoorLimits = { ...commands, unsent: 64 * mebibyte };
/** Mobile-servers pass on what their viewers say. */
const media: DoorLimits = { ...video, commands: 64 };
/** How long a ticket may take to be shown, in milliseconds. */
const startWithinMs = 5_000;

/**
 * WebSockets of a service. The token comes in the Authorization header (a bad one is refused before the upgrade) or in a
 * first message `{"command":"authenticate","token":"…"}`, answered by `{"command":"authenticate","state":"Success"}`. What
 * is said meanwhile waits. A socket closes with 4401 as soon as its session or account ends.
 */
@Injectable()
export class Sockets {
  private readonly open = new Map<Peer, Caller>();
  private readonly places: Places;

  constructor(
    private readonly doors: Doors,
    private readonly config: PlatformConfig,
    private readonly verifier: TokenVerifier,
    private readonly access: AccessControl,
  ) {
    this.places = new Places(config.socketsPerPerson);
    access.onChange(() => this.closeEnded());
  }

  /** Serves a path, such as `/api/ws/alarms/v1`, that speaks `{"command":"…","commandId":…}`. */
  serveCommands(path: string, begin: (peer: Peer, caller: Caller) => CommandSet | Promise<CommandSet>): void {
    this.serve(path, commands, async (peer, caller) => new CommandSession(peer, caller, this.verifier, await begin(peer, caller)));
  }

  /** Serves a path that sends people video and has commands of its own. */
  serveVideo(path: string, begin: (peer: Peer, caller: Caller) => SocketSession): void {
    this.serve(path, video, begin);
  }

  /** Serves a path inside of the suite whose first command shows a ticket instead of a token. */
  serveTickets(path: string, begin: (peer: Peer) => SocketSession): void {
    const welcome = async ({ peer, frames }: Arriving<undefined>): Promise<void> => {
      const first = await frames.first(Math.min(startWithinMs, this.config.socketFirstWordMs));
      if (first === undefined) throw new VigieError('request.tooSlow');
      await attend({ peer, frames }, begin(peer), first);
    };
    this.doors.open<undefined>(path, media, { admit: () => undefined, welcome });
  }

  private serve(path: string, limits: DoorLimits, begin: (peer: Peer, caller: Caller) => SocketSession | Promise<SocketSession>): void {
    this.doors.open<Principal | undefined>(path, limits, {
      admit: ({ headers }) => (headers.authorization === undefined ? undefined : this.identify(bearerToken(headers))),
      welcome: async ({ peer, frames, request, address, admitted }) => {
        const principal = admitted ?? (await this.identify(await firstToken(frames, this.config.socketFirstWordMs)));
        const caller: Caller = { principal, language: languageOf(request), address };
        this.enter(peer, caller);
        if (!admitted) peer.send({ command: 'authenticate', state: 'Success' });
        await attend({ peer, frames }, await begin(peer, caller));
      },
    });
  }

  private async identify(token: string): Promise<Principal> {
    const principal = await this.verifier.verify(token);
    this.access.requireSession(principal);
    return principal;
  }

  private enter(peer: Peer, caller: Caller): void {
    // The session may have ended while the socket was upgraded.
    this.access.requireSession(caller.principal);
    const leave = this.places.enter(caller.principal.id);
    if (!leave) throw new VigieError('socket.tooMany', { params: { most: this.config.socketsPerPerson } });
    this.open.set(peer, caller);
    peer.onClosed(() => {
      leave();
      this.open.delete(peer);
    });
  }

  private closeEnded(): void {
    for (const [peer, { principal }] of this.open) {
      try {
        this.access.requireSession(principal);
      } catch {
        peer.close(socketClose.unauthenticated, 'access.unauthenticated');
      }
    }
  }
}

/** Hears a peer until it goes; `first`: what it said to be let in. */
async function attend({ peer, frames }: Pick<Arriving<unknown>, 'peer' | 'frames'>, session: SocketSession, first?: string): Promise<void> {
  const hear = async (text: string): Promise<void> => {
    try {
      await session.onCommand(text);
    } catch (thrown) {
      peer.refuse(asVigieError(thrown), 'en');
    }
  };
  peer.onClosed(() => session.onClosed?.());
  if (first !== undefined) await hear(first);
  frames.serve(hear);
}
