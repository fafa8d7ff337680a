#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { carriedNode, isSupported, passOn } from '../bootstrap/runtime.mjs';

const main = new URL('../dist/cli/main.js', import.meta.url);
if (!existsSync(main)) {
  console.error('Vigie is not built yet: run `npm start` first.');
  process.exit(1);
}
if (!isSupported() && carriedNode && existsSync(carriedNode)) await passOn();
await import(main.href);
