import { build } from './bootstrap/build.mjs';
import { prepare } from './bootstrap/prepare.mjs';
import { step } from './bootstrap/say.mjs';
import { installTools } from './bootstrap/system-tools.mjs';

await prepare();
await step('Tools', () => installTools(['nats-server', 'ffmpeg', 'font']));
await step('Build', () => build());
await import('./dist/bench/main.js');
