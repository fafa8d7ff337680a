import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

/** What comes from the system: how to see that it is there, and what it is called where. */
const tools = {
  'nats-server': { present: () => onPath('nats-server'), apt: 'nats-server', brew: 'nats-server' },
  ffmpeg: { present: () => onPath(process.env.FFMPEG || 'ffmpeg'), apt: 'ffmpeg', brew: 'ffmpeg' },
  // Only Debian's FFmpeg needs a font of its own to burn the clock in.
  font: { present: () => !onPath('apt-get') || existsSync('/usr/share/fonts/truetype/dejavu'), apt: 'fonts-dejavu-core' },
  chromium: { present: () => ['chromium', 'chromium-browser', 'google-chrome'].some(onPath) || Boolean(process.env.CHROMIUM), apt: 'chromium', brew: 'chromium' },
  kubectl: { present: () => onPath('kubectl'), apt: 'kubernetes-client', brew: 'kubernetes-cli' },
};

/** Installs what is missing of `names` where that needs no question; elsewhere says what to install. */
export async function installTools(names) {
  // nats-server lives in /usr/sbin, which is on root's path only.
  process.env.PATH = [process.env.PATH, '/usr/local/sbin', '/usr/sbin', '/sbin', '/opt/homebrew/bin'].filter(Boolean).join(delimiter);
  const missing = names.filter((name) => !tools[name].present());
  if (missing.length === 0) return `${names.filter((name) => name !== 'font').join(', ')} found`;
  const packages = missing.map((name) => tools[name].apt);
  const apt = await aptCommand();
  if (!apt) throw new Error(advice(missing));
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // One unreachable source must not stop what the others have.
  await run(apt[0], [...apt.slice(1), 'update', '-q'], { env }).catch(() => undefined);
  await run(apt[0], [...apt.slice(1), 'install', '-y', '-q', '--no-install-recommends', ...packages], { env });
  const still = missing.filter((name) => !tools[name].present());
  if (still.length > 0) throw new Error(advice(still));
  return `installed ${packages.join(', ')}`;
}

async function aptCommand() {
  if (!onPath('apt-get')) return undefined;
  if (process.getuid?.() === 0) return ['apt-get'];
  const allowed = onPath('sudo') && (await run('sudo', ['-n', 'true']).then(() => true, () => false));
  return allowed ? ['sudo', '-n', '--preserve-env=DEBIAN_FRONTEND', 'apt-get'] : undefined;
}

function advice(missing) {
  const [apt, brew] = ['apt', 'brew'].map((kind) => missing.map((name) => tools[name][kind]).filter(Boolean).join(' '));
  return `Vigie needs ${missing.join(' and ')} from your system: install with \`sudo apt-get install ${apt}\` (Debian, Ubuntu)`
    + ` or \`brew install ${brew}\` (macOS), then run this again.`;
}

function onPath(command) {
  const places = command.includes('/') ? [''] : (process.env.PATH ?? '').split(delimiter);
  return places.some((place) => {
    try {
      accessSync(place ? join(place, command) : command, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
