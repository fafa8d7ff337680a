import { build } from './bootstrap/build.mjs';
import { prepare } from './bootstrap/prepare.mjs';
import { step } from './bootstrap/say.mjs';
import { installTools } from './bootstrap/system-tools.mjs';

await prepare();
await step('Tools', () => installTools([...(process.env.NATS_URL ? [] : ['nats-server']), 'ffmpeg', 'font']));
await step('Build', () => build());
await import('./dist/launcher/main.js');
