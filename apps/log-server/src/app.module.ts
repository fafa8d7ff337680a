import { defineService } from '@vigie/platform/boot';
import { LogConfig } from './app.config.js';
import { EntriesModule } from './entries/entries.module.js';
import { IntakeModule } from './intake/intake.module.js';
import { migrations } from './migrations/index.js';
import { SealsModule } from './seals/seals.module.js';
import { VerificationModule } from './verification/verification.module.js';

export const logServer = defineService({
  name: 'log-server',
  config: LogConfig,
  modules: [SealsModule, IntakeModule, VerificationModule, EntriesModule],
  entities: [],
  migrations,
});
