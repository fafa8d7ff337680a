import { Module } from '@nestjs/common';
import { UsersModule } from '../users/users.module.js';
import { RoleMembersController } from './role-members.controller.js';
import { RoleMembersService } from './role-members.service.js';
import { RolesController } from './roles.controller.js';
import { RolesService } from './roles.service.js';

@Module({ imports: [UsersModule], controllers: [RolesController, RoleMembersController], providers: [RolesService, RoleMembersService] })
export class RolesModule {}
