import { build } from './bootstrap/build.mjs';
import { prepare } from './bootstrap/prepare.mjs';
import { step } from './bootstrap/say.mjs';
import { installTools } from './bootstrap/system-tools.mjs';

const fast = process.argv.includes('--fast');
// Whoever reads the last line must find one, also when the tests never began.
const neverBegan = () => console.log('\n0 passed, 1 failed');
process.once('exit', neverBegan);

await prepare(() => process.off('exit', neverBegan));
if (!fast) await step('Tools', () => installTools(['nats-server', 'ffmpeg', 'font', 'chromium', 'kubectl']));
await step('Build', () => (fast ? build('@vigie/tools') : build()));
process.off('exit', neverBegan);
await import('./dist/checks/main.js');
