import { build } from './bootstrap/build.mjs';
import { checkNode } from './bootstrap/node-version.mjs';
import { installPackages } from './bootstrap/packages.mjs';
import { step } from './bootstrap/say.mjs';
import { installTools } from './bootstrap/system-tools.mjs';

checkNode();
await step('Packages', installPackages);
await step('Tools', () => installTools(['nats-server', 'ffmpeg', 'font']));
await step('Build', () => build());
await import('./dist/bench/main.js');
