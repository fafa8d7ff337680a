import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Ref, RoleView } from '@vigie/contracts';
import { GuidPipe, list, one, Responds } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { MemberDto } from '../members/member.dto.js';
import { RoleMembersService } from './role-members.service.js';
import { RolesService } from './roles.service.js';

@Controller('api/rest/v1/roles/:role/users')
export class RoleMembersController {
  constructor(private readonly members: RoleMembersService, private readonly roles: RolesService) {}

  @Get()
  @Requires('role.view')
  @Responds('list', Ref)
  async list(@Who() caller: Caller, @Param('role', GuidPipe) role: string): Promise<object> {
    return list((await this.roles.get(caller, role)).view.users);
  }

  @Post()
  @HttpCode(200)
  @Requires('role.manage')
  @Responds('one', RoleView)
  async add(@Who() caller: Caller, @Param('role', GuidPipe) role: string, @Body() { id }: MemberDto): Promise<object> {
    const { view, version } = await this.members.add(caller, role, id);
    return one(view, version);
  }

  @Delete(':id')
  @Requires('role.manage')
  @Responds('one', RoleView)
  async remove(@Who() caller: Caller, @Param('role', GuidPipe) role: string, @Param('id', GuidPipe) id: string): Promise<object> {
    const { view, version } = await this.members.remove(caller, role, id);
    return one(view, version);
  }
}
