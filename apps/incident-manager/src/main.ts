import { runService } from '@vigie/platform/boot';
import { incidentManager } from './app.module.js';

await runService(incidentManager);
