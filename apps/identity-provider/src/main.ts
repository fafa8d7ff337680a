import { runService } from '@vigie/platform/boot';
import { identityProvider } from './app.module.js';

await runService(identityProvider);
