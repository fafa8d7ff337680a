import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { KeysModule } from '../keys/keys.module.js';
import { SecretsModule } from '../secrets/secrets.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { FormBodies } from './form-bodies.js';
import { ProviderController } from './provider.controller.js';
import { ProviderHost } from './provider-host.js';
import { ProviderStorage } from './provider-storage.js';

@Module({
  imports: [AccountsModule, KeysModule, SecretsModule, SessionsModule],
  controllers: [ProviderController],
  providers: [FormBodies, ProviderHost, ProviderStorage],
  exports: [ProviderHost],
})
export class ProviderModule {}
