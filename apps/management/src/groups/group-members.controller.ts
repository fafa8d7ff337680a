import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { GroupView } from '@vigie/contracts';
import { GuidPipe, one, Responds } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { MemberDto } from '../members/member.dto.js';
import { GroupMembersService } from './group-members.service.js';

@Controller('api/rest/v1/groups/:group/members')
export class GroupMembersController {
  constructor(private readonly members: GroupMembersService) {}

  @Post()
  @HttpCode(200)
  @Requires('group.manage')
  @Responds('one', GroupView)
  async add(@Who() caller: Caller, @Param('group', GuidPipe) group: string, @Body() { id }: MemberDto): Promise<object> {
    const { view, version } = await this.members.add(caller, group, id);
    return one(view, version);
  }

  @Delete(':id')
  @Requires('group.manage')
  @Responds('one', GroupView)
  async remove(@Who() caller: Caller, @Param('group', GuidPipe) group: string, @Param('id', GuidPipe) id: string): Promise<object> {
    const { view, version } = await this.members.remove(caller, group, id);
    return one(view, version);
  }
}
