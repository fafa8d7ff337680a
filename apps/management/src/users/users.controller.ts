import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { MeView, UserView } from '@vigie/contracts';
import { GuidPipe, IfMatch, list, List, one, Responds } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Requires, SignedIn, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { ChangeUserDto } from './user.dto.js';
import { userList } from './user.entity.js';
import { UsersService } from './users.service.js';

@Controller('api/rest/v1/users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get('me')
  @SignedIn()
  @Responds('one', MeView)
  me(@Who() caller: Caller): object {
    return one(this.users.me(caller));
  }

  @Get()
  @Requires('user.view')
  @Responds('list', UserView)
  async list(@Who() caller: Caller, @List(userList) query: ListQuery): Promise<object> {
    return list(await this.users.list(caller, query));
  }

  @Get(':id')
  @Requires('user.view')
  @Responds('one', UserView)
  async get(@Who() caller: Caller, @Param('id', GuidPipe) id: string): Promise<object> {
    const { view, version } = await this.users.get(caller, id);
    return one(view, version);
  }

  @Patch(':id')
  @Requires('user.manage')
  @Responds('one', UserView)
  async change(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() dto: ChangeUserDto, @IfMatch() version?: number): Promise<object> {
    const changed = await this.users.change(caller, id, dto, version);
    return one(changed.view, changed.version);
  }
}
