import { runService } from '@vigie/platform/boot';
import { logServer } from './app.module.js';

await runService(logServer);
