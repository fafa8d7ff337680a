import { runService } from '@vigie/platform/boot';
import { apiGateway } from './app.module.js';

await runService(apiGateway);
