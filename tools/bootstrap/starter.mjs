import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const furthest = 6;
const everyMs = 1_000;

/**
 * Ends this process in good order (SIGTERM to itself) when the npm that started it, or anything between, is gone: npm
 * takes nobody along when it is killed. What no npm started is left alone, so that it may outlive a shell.
 */
export function endWithStarter() {
  const end = () => process.kill(process.pid, 'SIGTERM');
  if (process.channel) {
    process.on('disconnect', end);
    process.channel.unref();
  }
  if (!process.env.npm_lifecycle_event) return;
  const starters = startersOf(process.pid);
  if (starters.length === 0) return;
  const watch = setInterval(() => {
    if (starters.every(({ pid, started }) => about(pid)?.started === started)) return;
    clearInterval(watch);
    end();
  }, everyMs);
  watch.unref();
}

/** The processes from our parent up to npm; empty when npm is none of them. */
function startersOf(pid) {
  const chain = [];
  for (let at = about(pid)?.parent; at > 1 && chain.length < furthest; at = about(at)?.parent) {
    const process = about(at);
    if (!process) return [];
    chain.push({ pid: at, started: process.started });
    if (/^npm\b|\bnpm-cli\.js\b/.test(process.command)) return chain;
  }
  return [];
}

/** Parent, start and command line of a process; undefined when it does not run. */
function about(pid) {
  if (process.platform !== 'linux') return aboutByPs(pid);
  try {
    // The name, in brackets, may hold spaces; state, parent and the start follow it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
    if (fields[0] === 'Z') return undefined;
    return { parent: Number(fields[1]), started: fields[19], command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') };
  } catch {
    return undefined;
  }
}

function aboutByPs(pid) {
  try {
    const [, parent, started, command] = /^\s*(\d+) (.{24}) (.*)$/.exec(execFileSync('ps', ['-o', 'ppid=,lstart=,command=', '-p', String(pid)], { encoding: 'utf8' })) ?? [];
    return parent ? { parent: Number(parent), started, command } : undefined;
  } catch {
    return undefined;
  }
}
