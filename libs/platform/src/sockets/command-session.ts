import { VigieError } from '@vigie/contracts';
import { asVigieError, errorEnvelope } from '../http/index.js';
import type { Caller, TokenVerifier } from '../security/index.js';
import type { Peer } from './peer.js';

/** What a client says. */
export interface Command {
  command?: unknown;
  /** Comes back with the answer: a number, or a text of at most 64 letters. */
  commandId?: unknown;
  token?: unknown;
  [member: string]: unknown;
}

/** Sends the answer, with more in it: at once, so that nothing comes between a command and its answer. */
export type Answer = (more?: object) => void;

/** The commands of a socket by name, besides `authenticate`. */
export interface CommandSet {
  readonly commands: Readonly<Record<string, (command: Command, answer: Answer) => void | Promise<void>>>;
  onClosed?(): void;
}

const longestId = 64;

/** Speaks `{"command":"…","commandId":…}` with a client: each is answered, by `"state":"Success"` or an error, in order. */
export class CommandSession {
  constructor(
    private readonly peer: Peer,
    private readonly caller: Caller,
    private readonly verifier: TokenVerifier,
    private readonly set: CommandSet,
  ) {}

  async onCommand(text: string): Promise<void> {
    let told: object = {};
    try {
      const command = readCommand(text);
      const id = idOf(command);
      told = id === undefined ? {} : { commandId: id };
      if (typeof command.command === 'string' && command.command.length <= longestId) told = { command: command.command, ...told };
      const name = this.nameOf(command);
      const answer: Answer = (more = {}) => this.peer.send({ ...told, state: 'Success', status: 200, ...more });
      if (name === 'authenticate') await this.renew(command, answer);
      else await this.set.commands[name]?.(command, answer);
    } catch (thrown) {
      this.peer.send({ ...told, ...errorEnvelope(asVigieError(thrown), this.caller.language) });
    }
  }

  onClosed(): void {
    this.set.onClosed?.();
  }

  private nameOf({ command }: Command): string {
    const known = [...Object.keys(this.set.commands), 'authenticate'];
    const name = known.find((one) => one === command);
    if (name === undefined) throw malformed(`the commands are ${known.map((one) => `"${one}"`).join(' and ')}`);
    return name;
  }

  /** A new token of the same person, before the old one runs out. */
  private async renew({ token }: Command, answer: Answer): Promise<void> {
    if (typeof token !== 'string') throw malformed('the token is missing');
    const principal = await this.verifier.verify(token);
    if (principal.id !== this.caller.principal.id) throw new VigieError('access.unauthenticated');
    answer();
  }
}

/** Throws `request.malformed` for what is no JSON object. */
export function readCommand(text: string): Command {
  try {
    const value = JSON.parse(text) as unknown;
    if (value !== null && typeof value === 'object') return value as Command;
  } catch {
    // Said below.
  }
  throw malformed('a JSON object is expected');
}

function idOf({ commandId }: Command): string | number | undefined {
  if (commandId === undefined || commandId === null) return undefined;
  if (typeof commandId === 'number' || (typeof commandId === 'string' && commandId.length <= longestId)) return commandId;
  throw new VigieError('request.invalid', { property: 'commandId', params: { property: 'commandId', detail: `a number, or at most ${longestId} letters` } });
}

const malformed = (detail: string): VigieError => new VigieError('request.malformed', { params: { detail } });
