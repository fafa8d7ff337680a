import { Problem } from '../problem.js';
import type { InstallationPaths } from './paths.js';
import { RunFile, type RunDocument, type RunEntry } from './run-file.js';
import { isRunning } from './running.js';

/** How `vigie` speaks to the launcher of an installation: by signals, and by reading what it notes in the run file. */
export class LauncherControl {
  constructor(private readonly paths: InstallationPaths) {}

  /** Ends everything; returns when it has ended. Milliseconds as the deadline. */
  async stop(deadline = 20_000): Promise<void> {
    const { launcher } = this.running();
    signal(launcher, 'SIGTERM');
    await until(() => !isRunning(launcher), deadline, () => `Vigie (process ${launcher.pid}) has not ended within ${deadline / 1_000} seconds; see what hinders it in ${this.paths.logs()}.`);
  }

  /** Stops everything and starts it again in the same place; returns when it is ready, however long that takes. */
  async restart(): Promise<string> {
    const { launcher, ready } = this.running();
    signal(launcher, 'SIGUSR2');
    let document = this.document();
    for (; !document.ready || document.ready === ready; document = this.document()) {
      if (!isRunning(launcher)) throw new Problem(`Vigie has not come back; its terminal says why, or \`npm start\` does.`);
      await pause();
    }
    return document.url ?? '';
  }

  private running(): RunDocument & { launcher: RunEntry } {
    const document = this.document();
    if (!document.launcher || !isRunning(document.launcher)) throw new Problem(`Vigie with the data in ${this.paths.root} does not run.`);
    return { ...document, launcher: document.launcher };
  }

  private document(): RunDocument {
    return new RunFile(this.paths.runFile()).content;
  }
}

function signal({ pid }: RunEntry, name: NodeJS.Signals): void {
  try {
    process.kill(pid ?? 0, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPERM') throw new Problem(`Process ${pid} belongs to somebody else: run this as the user who started Vigie.`);
  }
}

async function until(condition: () => boolean, deadline: number, late: () => string): Promise<void> {
  for (const end = Date.now() + deadline; !condition(); await pause()) if (Date.now() > end) throw new Problem(late());
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));
