import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { PasswordsModule } from '../passwords/passwords.module.js';
import { ProviderModule } from '../provider/provider.module.js';
import { SecretsModule } from '../secrets/secrets.module.js';
import { ThrottleModule } from '../throttle/throttle.module.js';
import { FirstPasswordController } from './first-password.controller.js';
import { OwnPasswordController } from './own-password.controller.js';
import { SignInController } from './sign-in.controller.js';
import { SignIn } from './sign-in.service.js';

@Module({
  imports: [AccountsModule, PasswordsModule, ProviderModule, SecretsModule, ThrottleModule],
  controllers: [SignInController, FirstPasswordController, OwnPasswordController],
  providers: [SignIn],
})
export class SignInModule {}
