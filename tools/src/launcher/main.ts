import { isPlain, messageOf } from '../problem.js';
import { Stopped } from './process/family.js';
import { readSettings } from './settings.js';
import { Suite } from './suite.js';

/** A terminal sends Ctrl-C to npm and to us, and npm passes it on: only one that comes later means impatience. */
const impatienceAfterMs = 1_000;

// What it and all that it starts write is for its owner's eyes only.
process.umask(0o077);

/** One run of the suite after another: `vigie restart` sends SIGUSR2. */
class Launcher {
  private suite?: Suite;
  private stopping?: Promise<void>;
  private since = 0;
  private again = false;

  /** Returns when everything has been stopped for good. */
  async run(): Promise<void> {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.stop());
    process.on('SIGUSR2', () => this.restart());
    do {
      this.again = false;
      this.stopping = undefined;
      await this.runOnce(new Suite(readSettings(process.env, process.argv.slice(2))));
    } while (this.again);
  }

  private async runOnce(suite: Suite): Promise<void> {
    this.suite = suite;
    try {
      const started = await Promise.race([suite.start(), suite.stopped]);
      if (!started) return;
      const { adminPassword } = started;
      console.log(`Vigie is ready: ${suite.url}`);
      if (adminPassword) console.log(`Sign in as Admin with the one-time password ${adminPassword}`);
      await suite.stopped;
    } catch (error) {
      if (this.stopping) return this.stopping;
      // Whoever wants to end a start that has failed already is in a hurry.
      this.since = Date.now();
      this.stopping = suite.stop();
      await this.stopping;
      throw error;
    }
  }

  private stop(): void {
    this.again = false;
    if (this.stopping && Date.now() - this.since > impatienceAfterMs) process.exit(1);
    this.begin('Stopping …');
  }

  private restart(): void {
    if (this.stopping) return;
    this.again = true;
    this.begin('Restarting …');
  }

  private begin(words: string): void {
    if (this.stopping) return;
    this.since = Date.now();
    console.log(words);
    this.stopping = this.suite?.stop() ?? Promise.resolve();
  }
}

new Launcher().run().then(
  () => process.exit(0),
  (error: unknown) => {
    if (error instanceof Stopped) process.exit(0);
    console.error(isPlain(error) ? messageOf(error) : error);
    process.exit(1);
  },
);
