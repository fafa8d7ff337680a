import { build } from './bootstrap/build.mjs';
import { checkNode } from './bootstrap/node-version.mjs';
import { installPackages } from './bootstrap/packages.mjs';
import { step } from './bootstrap/say.mjs';
import { installTools } from './bootstrap/system-tools.mjs';

checkNode();
await step('Packages', installPackages);
await step('Tools', () => installTools([...(process.env.NATS_URL ? [] : ['nats-server']), 'ffmpeg', 'font']));
await step('Build', () => build());
await import('./dist/launcher/main.js');
