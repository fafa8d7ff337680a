import { Injectable } from '@nestjs/common';

/** A part that must be well before the service takes work: answers a sentence on what is wrong, or nothing. */
export type ReadinessCheck = () => string | undefined | Promise<string | undefined>;

/** Whether the service may be given work. */
@Injectable()
export class Readiness {
  private readonly checks = new Map<string, ReadinessCheck>();
  private stopping = false;

  require(part: string, check: ReadinessCheck): void {
    this.checks.set(part, check);
  }

  /** From now on the service is not ready: it finishes what it has. */
  stop(): void {
    this.stopping = true;
  }

  /** What stands in the way, by part; empty: ready. */
  async problems(): Promise<Record<string, string>> {
    const found: Record<string, string> = this.stopping ? { service: 'stopping' } : {};
    for (const [part, check] of this.checks) {
      const problem = await Promise.resolve().then(check).catch(() => 'does not answer');
      if (problem) found[part] = problem;
    }
    return found;
  }
}
