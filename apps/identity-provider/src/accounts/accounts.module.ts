import { Module } from '@nestjs/common';
import { PasswordsModule } from '../passwords/passwords.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { ThrottleModule } from '../throttle/throttle.module.js';
import { AccountStore } from './account-store.js';
import { AccountTasks } from './account-tasks.service.js';
import { Accounts } from './accounts.service.js';
import { Administrator } from './administrator.js';
import { BasicUsersController } from './basic-users.controller.js';
import { OwnPassword } from './own-password.service.js';
import { Passwords } from './passwords.service.js';

@Module({
  imports: [PasswordsModule, SessionsModule, ThrottleModule],
  controllers: [BasicUsersController],
  providers: [AccountStore, AccountTasks, Accounts, Administrator, OwnPassword, Passwords],
  exports: [AccountStore, Administrator, OwnPassword, Passwords],
})
export class AccountsModule {}
