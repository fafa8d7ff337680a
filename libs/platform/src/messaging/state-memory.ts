export type StateListener<T> = (key: string, value: T | undefined) => void;

interface Held<T> {
  text: string;
  value: T;
  revision: number;
  /** When it ends to count, in milliseconds since 1970. */
  expires: number;
}

/** What is known of a bucket. Values that did not change keep their identity, and nobody is told. */
export class StateMemory<T extends object> {
  private readonly held = new Map<string, Held<T>>();
  private readonly listeners = new Set<StateListener<T>>();
  private nextSweep = 0;

  constructor(private readonly ttlMs: number) {}

  get(key: string): T | undefined {
    const one = this.held.get(key);
    return one && one.expires > Date.now() ? one.value : undefined;
  }

  *entries(): IterableIterator<[string, T]> {
    const now = Date.now();
    for (const [key, { value, expires }] of this.held) if (expires > now) yield [key, value];
  }

  get size(): number {
    this.sweep();
    return this.held.size;
  }

  holds(key: string, text: string): boolean {
    return this.held.get(key)?.text === text && this.get(key) !== undefined;
  }

  put(key: string, text: string, revision: number, created = new Date()): void {
    const before = this.held.get(key);
    // An echo of an older write.
    if (before && before.revision > revision) return;
    const expires = this.ttlMs > 0 ? created.getTime() + this.ttlMs : Number.POSITIVE_INFINITY;
    const value = before?.text === text ? before.value : (JSON.parse(text) as T);
    this.held.set(key, { text, value, revision, expires });
    this.sweep();
    if (before?.text !== text) this.tell(key, value);
  }

  remove(key: string): void {
    if (this.held.delete(key)) this.tell(key, undefined);
  }

  /** Another bucket counts from one again. */
  forgetRevisions(): void {
    for (const one of this.held.values()) one.revision = 0;
  }

  /** Drops what is not in the bucket any more. */
  keepOnly(keys: ReadonlySet<string>): void {
    for (const key of [...this.held.keys()]) if (!keys.has(key)) this.remove(key);
  }

  onChange(listener: StateListener<T>): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(key: string, value: T | undefined): void {
    for (const listener of this.listeners) listener(key, value);
  }

  /** The server removes what is too old without a word. */
  private sweep(): void {
    const now = Date.now();
    if (this.ttlMs === 0 || now < this.nextSweep) return;
    this.nextSweep = now + Math.min(this.ttlMs, 60_000);
    for (const [key, { expires }] of this.held) if (expires <= now) this.held.delete(key);
  }
}
