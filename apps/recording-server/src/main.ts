import { runService } from '@vigie/platform/boot';
import { recordingServer } from './app.module.js';

await runService(recordingServer);
