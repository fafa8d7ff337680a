import { runService } from '@vigie/platform/boot';
import { management } from './app.module.js';

await runService(management);
