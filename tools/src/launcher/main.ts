import { isPlain, messageOf } from '../problem.js';
import { Stopped } from './process/family.js';
import { readSettings } from './settings.js';
import { Suite } from './suite.js';

/** A terminal sends Ctrl-C to npm and to us, and npm passes it on: only one that comes later means impatience. */
const impatienceAfterMs = 1_000;

async function main(): Promise<void> {
  const suite = new Suite(readSettings(process.env, process.argv.slice(2)));
  let stopped: Promise<void> | undefined;
  let since = 0;
  const stop = (): void => {
    if (stopped && Date.now() - since > impatienceAfterMs) process.exit(1);
    if (stopped) return;
    since = Date.now();
    console.log('Stopping …');
    stopped = suite.stop().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  try {
    const { adminPassword } = await suite.start();
    console.log(`Vigie is ready: ${suite.url}`);
    if (adminPassword) console.log(`Sign in as Admin with the one-time password ${adminPassword}`);
  } catch (error) {
    if (stopped) return;
    since = Date.now();
    stopped = suite.stop();
    await stopped;
    throw error;
  }
}

main().catch((error: unknown) => {
  if (error instanceof Stopped) return;
  console.error(isPlain(error) ? messageOf(error) : error);
  process.exit(1);
});
