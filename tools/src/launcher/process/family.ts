import type { RunFile } from '../../installation/run-file.js';
import { isRunning, startOf } from '../../installation/running.js';
import { isNotStopped } from './answers.js';
import { Pulse } from './pulse.js';
import { Supervised, type Program } from './supervised.js';

/** Thrown at whoever still starts things when everything is being stopped. */
export class Stopped extends Error {}

/** Every process the launcher has started, each noted in the run file. */
export class Family {
  private readonly members = new Map<string, Supervised>();
  private readonly pulses: Pulse[] = [];
  private stopping = false;

  constructor(private readonly runFile: RunFile, private readonly say: (line: string) => void) {}

  start(program: Program): Supervised {
    if (this.stopping) throw new Stopped();
    const member = new Supervised(program, {
      onPid: (name, pid) => this.note(name, pid, program.mark),
      onDeath: (name, how, wait) => this.say(`  ! ${name} ended (${how}); starting it again in ${wait} ms`),
    });
    this.members.set(program.name, member);
    member.start();
    this.pulses.push(new Pulse(member, program.answers ?? (() => Promise.resolve(isNotStopped(member.pid))), this.say));
    return member;
  }

  /** Ends those whose name is chosen, all at once; milliseconds after which they are made to end. */
  async stop(chosen: (name: string) => boolean, deadline: number): Promise<void> {
    this.stopping = true;
    for (const pulse of this.pulses) pulse.stop();
    const members = [...this.members.values()].filter(({ name }) => chosen(name));
    await Promise.all(members.map((member) => member.stop(deadline)));
  }

  /** Ends what an earlier launcher left behind when it was killed. */
  async endLeftovers(): Promise<void> {
    const left = Object.entries(this.runFile.content.processes).filter(([, entry]) => isRunning(entry));
    for (const [name, { pid }] of left) signal(pid, name === 'postgres' ? 'SIGINT' : 'SIGTERM');
    const end = Date.now() + 10_000;
    while (left.some(([, entry]) => isRunning(entry)) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
    for (const [, entry] of left) if (isRunning(entry)) signal(entry.pid, 'SIGKILL');
  }

  private note(name: string, pid: number | undefined, mark: string): void {
    this.runFile.change((document) => {
      const { port } = document.processes[name] ?? {};
      document.processes[name] = { ...(port ? { port } : {}), ...(pid ? { pid, mark, started: startOf(pid) } : {}) };
    });
  }
}

function signal(pid: number | undefined, name: NodeJS.Signals): void {
  try {
    if (pid) process.kill(pid, name);
  } catch {
    // It went by itself.
  }
}
