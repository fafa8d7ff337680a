import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ClientsModule } from '../clients/clients.module.js';
import { KeysModule } from '../keys/keys.module.js';
import { ProviderModule } from '../provider/provider.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { ThrottleModule } from '../throttle/throttle.module.js';
import { FirstStart } from './first-start.js';
import { Upkeep } from './upkeep.js';

@Module({
  imports: [AccountsModule, ClientsModule, KeysModule, ProviderModule, SessionsModule, ThrottleModule],
  providers: [FirstStart, Upkeep],
})
export class UpkeepModule {}
