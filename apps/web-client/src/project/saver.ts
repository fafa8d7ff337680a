import { ApiError } from '../api/api-error';
import { sameValue, type Member, type MemberValue } from './members';

/** What somebody else made of a member meanwhile. */
export interface Conflict {
  member: Member;
  mine: MemberValue;
  /** The suite's sentence: who, and both values as people read them. */
  text: string;
}

/** A value that the suite did not take, and why. */
export interface Rejection {
  value: MemberValue;
  error: ApiError;
}

export interface SaverState {
  kind: 'clean' | 'saving' | 'saved' | 'waiting' | 'failed';
  /** Not saved yet: shown in place of what the suite has. */
  pending: ReadonlyMap<Member, MemberValue>;
  conflicts: readonly Conflict[];
  rejected: ReadonlyMap<Member, Rejection>;
  /** Why nothing is saved, where it is not about one member. */
  error?: Error;
}

export interface SaverPort {
  /** Sends the changes of members on the version that was shown when they were made; answers the version after it. */
  send(changes: ReadonlyMap<Member, MemberValue>, version: number | undefined): Promise<number | undefined>;
}

interface Waiting {
  value: MemberValue;
  version: number | undefined;
}

/**
 * Saves members of one project as one goes: one request at a time, what is entered meanwhile follows. Each change is sent with the
 * version that its author saw, so that the suite can tell what somebody else did since. Without a connection it waits.
 */
export class Saver {
  private readonly waiting = new Map<Member, Waiting>();
  private state: SaverState = { kind: 'clean', pending: new Map(), conflicts: [], rejected: new Map() };
  private busy = false;
  /** After a refusal that names nobody: each alone, so that one takes no other down. */
  private apart = false;
  /** The version at which this page itself saved a member last, and what it saved. */
  private readonly own = new Map<Member, { version: number; value: MemberValue }>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly port: SaverPort) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): SaverState => this.state;

  put(member: Member, value: MemberValue, version: number | undefined): void {
    this.waiting.set(member, { value, version: version === undefined ? undefined : Math.max(version, this.own.get(member)?.version ?? 0) });
    const rejected = new Map(this.state.rejected);
    rejected.delete(member);
    this.become({ rejected, conflicts: this.state.conflicts.filter((conflict) => conflict.member !== member) });
    void this.flush();
  }

  /** The connection is back, or the person insists. */
  retry(): void {
    void this.flush();
  }

  /** Whether the value came from this page. */
  isOwn(member: Member, value: MemberValue): boolean {
    const own = this.own.get(member);
    return own !== undefined && sameValue(own.value, value);
  }

  /** What somebody else saved stays. */
  yield(member: Member): void {
    this.become({ conflicts: this.state.conflicts.filter((conflict) => conflict.member !== member) });
  }

  private async flush(): Promise<void> {
    if (this.busy || this.waiting.size === 0) return;
    this.busy = true;
    const batch = new Map([...this.waiting].slice(0, this.apart ? 1 : undefined));
    this.apart &&= this.waiting.size > 1;
    this.become({ kind: 'saving', error: undefined });
    try {
      const version = await this.port.send(new Map([...batch].map(([member, { value }]) => [member, value])), lowest(batch));
      this.settle(batch, version);
      this.become({ kind: 'saved' });
    } catch (error) {
      this.busy = false;
      return this.fail(error instanceof Error ? error : new Error(String(error)), batch);
    }
    this.busy = false;
    return this.flush();
  }

  /** What was entered while this was under way is based on what is saved now. */
  private settle(batch: ReadonlyMap<Member, Waiting>, version: number | undefined): void {
    for (const [member, sent] of batch) {
      if (version !== undefined) this.own.set(member, { version, value: sent.value });
      const now = this.waiting.get(member);
      if (now === sent) this.waiting.delete(member);
      else if (now) this.waiting.set(member, { ...now, version });
    }
  }

  private fail(error: Error, batch: ReadonlyMap<Member, Waiting>): void {
    if (!(error instanceof ApiError) || error.isOffline) return this.become({ kind: 'waiting', error });
    const about = error.details.filter((detail): detail is typeof detail & { property: Member } => [...batch.keys()].some((member) => member === detail.property));
    if (about.length === 0 && (error.isMissing || error.isRefusal)) return this.become({ kind: 'failed', error });
    if (about.length === 0 && batch.size > 1) {
      this.apart = true;
      return void this.flush();
    }
    const rejected = new Map(this.state.rejected);
    const conflicts = [...this.state.conflicts];
    const blamed = about.length > 0 ? about : [...batch.keys()].map((property) => ({ property, errorText: error.message }));
    for (const { property, errorText } of blamed) {
      const value = batch.get(property)?.value ?? null;
      this.waiting.delete(property);
      if (error.isConflict && about.length > 0) conflicts.push({ member: property, mine: value, text: errorText });
      else rejected.set(property, { value, error });
    }
    this.become({ kind: this.waiting.size > 0 ? 'saving' : 'failed', conflicts, rejected });
    // The others had no part in it.
    void this.flush();
  }

  private become(change: Partial<SaverState>): void {
    this.state = { ...this.state, ...change, pending: new Map([...this.waiting].map(([member, { value }]) => [member, value])) };
    for (const listener of this.listeners) listener();
  }
}

function lowest(batch: ReadonlyMap<Member, Waiting>): number | undefined {
  const versions = [...batch.values()].map(({ version }) => version).filter((version) => version !== undefined);
  return versions.length > 0 ? Math.min(...versions) : undefined;
}
