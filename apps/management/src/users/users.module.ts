import { Module } from '@nestjs/common';
import { AccountsMessages } from './accounts.messages.js';
import { KnownUsers } from './known-users.js';
import { UserRegister } from './user-register.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';

@Module({ controllers: [UsersController], providers: [UsersService, UserRegister, AccountsMessages, KnownUsers], exports: [KnownUsers] })
export class UsersModule {}
