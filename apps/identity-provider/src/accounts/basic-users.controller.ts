import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { BasicUser, VigieError } from '@vigie/contracts';
import { created, deleted, GuidPipe, IfMatch, list, List, one, Performs, Responds, Tasks } from '@vigie/platform/http';
import type { ListDefinition, ListQuery } from '@vigie/platform/http';
import { Requires, SignedIn, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { ChangeBasicUserDto, ChangePasswordDto, CreateBasicUserDto } from './account.dto.js';
import { viewOf } from './account.view.js';
import { AccountTasks } from './account-tasks.service.js';
import { Accounts } from './accounts.service.js';

const columns: ListDefinition = {
  columns: {
    id: 'guid', name: 'string', fullName: 'string', description: 'string', mustChangePassword: 'boolean', createdAt: 'time', modifiedAt: 'time', lastSignIn: 'time',
  },
  maxSize: 1_000,
  defaultOrder: "asc:'name'",
};

/** Basic users: names and passwords of this site's own (ID-02). */
@Controller('api/rest/v1/basicUsers')
export class BasicUsersController {
  private readonly tasks: Tasks<(caller: Caller, id: string, dto: ChangePasswordDto) => Promise<void>>;

  constructor(private readonly accounts: Accounts, tasks: AccountTasks) {
    this.tasks = new Tasks({ ChangePassword: (caller, id, dto) => tasks.changePassword(caller, id, dto) });
  }

  @Get()
  @Requires('user.view')
  @Responds('list', BasicUser)
  async list(@List(columns) query: ListQuery, @Who() caller: Caller) {
    return list((await this.accounts.list(caller, query)).map(viewOf));
  }

  @Get(':id')
  @Requires('user.view')
  @Responds('one', BasicUser)
  async get(@Param('id', GuidPipe) id: string, @Who() caller: Caller) {
    const account = await this.accounts.get(caller, id);
    return one(viewOf(account), account.version);
  }

  @Post()
  @Requires('user.manage')
  @Responds('created', BasicUser)
  async create(@Body() dto: CreateBasicUserDto, @Who() caller: Caller) {
    const account = await this.accounts.create(caller, dto);
    return created('basicUsers', viewOf(account), account.version);
  }

  @Patch(':id')
  @Requires('user.manage')
  @Responds('one', BasicUser)
  async change(@Param('id', GuidPipe) id: string, @Body() dto: ChangeBasicUserDto, @IfMatch() version: number | undefined, @Who() caller: Caller) {
    const account = await this.accounts.change(caller, id, dto, version);
    return one(viewOf(account), account.version);
  }

  @Delete(':id')
  @Requires('user.manage')
  @Responds('deleted')
  async delete(@Param('id', GuidPipe) id: string, @IfMatch() version: number | undefined, @Who() caller: Caller) {
    await this.accounts.delete(caller, id, version);
    return deleted();
  }

  /** `?task=ChangePassword`: one's own with the present password, somebody else's with the right `user.manage`. */
  @Post(':id')
  @HttpCode(200)
  @SignedIn()
  @Performs({ ChangePassword: ChangePasswordDto })
  @Responds('deleted')
  async task(@Param('id', GuidPipe) id: string, @Query('task') task: string | undefined, @Body() dto: ChangePasswordDto, @Who() caller: Caller) {
    if (Array.isArray(task)) throw new VigieError('task.unknown', { params: { task: task.join(), tasks: 'ChangePassword' } });
    await this.tasks.find(task)(caller, id, dto);
    return { state: 'Success' as const };
  }
}
