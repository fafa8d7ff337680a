import { runService } from '@vigie/platform/boot';
import { mobileServer } from './app.module.js';

await runService(mobileServer);
