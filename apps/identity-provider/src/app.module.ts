import { defineService } from '@vigie/platform/boot';
import { Account } from './accounts/account.entity.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { IdentityConfig } from './app.config.js';
import { MachineClient } from './clients/client.entity.js';
import { ClientsModule } from './clients/clients.module.js';
import { SigningKey } from './keys/signing-key.entity.js';
import { migrations } from './migrations/index.js';
import { ProviderModule } from './provider/provider.module.js';
import { SignInModule } from './sign-in/sign-in.module.js';
import { UpkeepModule } from './upkeep/upkeep.module.js';

/** Accounts, sign-in, sessions, tokens. */
export const identityProvider = defineService({
  name: 'identity-provider',
  config: IdentityConfig,
  modules: [AccountsModule, ClientsModule, SignInModule, ProviderModule, UpkeepModule],
  entities: [Account, MachineClient, SigningKey],
  migrations,
});
