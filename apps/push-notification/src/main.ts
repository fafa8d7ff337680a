import { runService } from '@vigie/platform/boot';
import { pushNotification } from './app.module.js';

await runService(pushNotification);
