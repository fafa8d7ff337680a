import { spawn } from 'node:child_process';
import { root } from './workspace.mjs';

/** Runs a command silently; what it said is shown only when it fails, as part of the error. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    // Whoever stops us stops the command as well.
    const stop = () => { child.kill(); process.exit(1); };
    process.once('SIGTERM', stop).once('SIGINT', stop);
    child.stdout?.on('data', (chunk) => { output += chunk; });
    child.stderr?.on('data', (chunk) => { output += chunk; });
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('SIGTERM', stop).off('SIGINT', stop);
      if (code === 0) resolve(output);
      else reject(Object.assign(new Error(`${tail(output)}\n\`${[command, ...args].join(' ')}\` failed with ${code ?? 'a signal'}.`), { output }));
    });
  });
}

/** The end of what a failed command said: the reason is there. */
function tail(output) {
  return output.trimEnd().split('\n').slice(-60).join('\n');
}
