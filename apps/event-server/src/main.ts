import { runService } from '@vigie/platform/boot';
import { eventServer } from './app.module.js';

await runService(eventServer);
