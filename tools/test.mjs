import { build } from './bootstrap/build.mjs';
import { checkNode } from './bootstrap/node-version.mjs';
import { installPackages } from './bootstrap/packages.mjs';
import { step } from './bootstrap/say.mjs';
import { installTools } from './bootstrap/system-tools.mjs';

const fast = process.argv.includes('--fast');

checkNode();
await step('Packages', installPackages);
if (!fast) await step('Tools', () => installTools(['nats-server', 'ffmpeg', 'font', 'chromium', 'kubectl']));
await step('Build', () => (fast ? build('@vigie/tools') : build()));
await import('./dist/checks/main.js');
