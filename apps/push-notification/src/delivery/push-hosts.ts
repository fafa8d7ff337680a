/** What is known of one push service: how many requests it holds, how often in a row it kept silent, until when it is left alone. */
interface Host {
  inFlight: number;
  silences: number;
  restUntil: number;
}

/** How much of one push service's trouble this service takes on. */
export interface HostLimits {
  /** Requests at once, of all hosts together and of one host. */
  readonly total: number;
  readonly each: number;
  /** Silences in a row from which a host is left alone, and for how long at first, in milliseconds; it doubles. */
  readonly silences: number;
  readonly restMs: number;
}

const longestRestMs = 600_000;
const forgetAbove = 1_000;

/**
 * Fair turns between push services: each has a number of requests of its own, so that one that hangs holds up its own
 * devices only, and one that keeps silent is left alone for a while and then tried with a single request.
 */
export class PushHosts {
  private readonly hosts = new Map<string, Host>();
  private inFlight = 0;

  constructor(private readonly limits: HostLimits, private readonly clock: () => number = Date.now) {}

  /** How many requests may still begin. */
  get room(): number {
    return this.limits.total - this.inFlight;
  }

  /** How many may begin with each host that is known; others have `each`. */
  roomOf(): Record<string, number> {
    return Object.fromEntries([...this.hosts].map(([name, host]) => [name, this.roomAt(host)]));
  }

  begin(name: string): void {
    this.inFlight += 1;
    this.of(name).inFlight += 1;
  }

  /** @param answered whether the host said anything; @param askedMs how long it asked everybody to wait. */
  end(name: string, answered: boolean, askedMs = 0): void {
    const host = this.of(name);
    this.inFlight -= 1;
    host.inFlight -= 1;
    host.silences = answered ? 0 : host.silences + 1;
    const beyond = host.silences - this.limits.silences;
    const rest = beyond >= 0 ? Math.min(longestRestMs, this.limits.restMs * 2 ** Math.min(beyond, 20)) : 0;
    host.restUntil = Math.max(host.restUntil, this.clock() + Math.max(rest, askedMs));
    if (this.hosts.size > forgetAbove) this.forget();
  }

  private roomAt({ inFlight, silences, restUntil }: Host): number {
    if (restUntil > this.clock()) return 0;
    return Math.max(0, (silences >= this.limits.silences ? 1 : this.limits.each) - inFlight);
  }

  private of(name: string): Host {
    const known = this.hosts.get(name);
    if (known) return known;
    const host = { inFlight: 0, silences: 0, restUntil: 0 };
    this.hosts.set(name, host);
    return host;
  }

  /** Names come from people's browsers: what is quiet and well is not kept. */
  private forget(): void {
    for (const [name, { inFlight, silences, restUntil }] of this.hosts) if (inFlight === 0 && silences === 0 && restUntil <= this.clock()) this.hosts.delete(name);
  }
}
