import { Body, Controller, Delete, Get, Param, Patch, Post, Put } from '@nestjs/common';
import { RoleView } from '@vigie/contracts';
import { created, deleted, GuidPipe, IfMatch, list, List, one, Responds } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { managedList } from '../changes/visible-rows.js';
import { ChangeRoleDto, CreateRoleDto } from './role.dto.js';
import { RolesService } from './roles.service.js';

@Controller('api/rest/v1/roles')
export class RolesController {
  constructor(private readonly roles: RolesService) {}

  @Get()
  @Requires('role.view')
  @Responds('list', RoleView)
  async list(@Who() caller: Caller, @List(managedList) query: ListQuery): Promise<object> {
    return list(await this.roles.list(caller, query));
  }

  @Get(':id')
  @Requires('role.view')
  @Responds('one', RoleView)
  async get(@Who() caller: Caller, @Param('id', GuidPipe) id: string): Promise<object> {
    const { view, version } = await this.roles.get(caller, id);
    return one(view, version);
  }

  @Post()
  @Requires('role.manage')
  @Responds('created', RoleView)
  async create(@Who() caller: Caller, @Body() dto: CreateRoleDto): Promise<object> {
    const { view, version } = await this.roles.create(caller, dto);
    return created('roles', view, version);
  }

  @Patch(':id')
  @Requires('role.manage')
  @Responds('one', RoleView)
  async change(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() dto: ChangeRoleDto, @IfMatch() version?: number): Promise<object> {
    const changed = await this.roles.change(caller, id, dto, version);
    return one(changed.view, changed.version);
  }

  @Put(':id')
  @Requires('role.manage')
  @Responds('one', RoleView)
  replace(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() dto: ChangeRoleDto, @IfMatch() version?: number): Promise<object> {
    return this.change(caller, id, dto, version);
  }

  @Delete(':id')
  @Requires('role.manage')
  @Responds('deleted')
  async remove(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @IfMatch() version?: number): Promise<object> {
    await this.roles.remove(caller, id, version);
    return deleted();
  }
}
