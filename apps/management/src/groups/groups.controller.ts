import { Body, Controller, Delete, Get, Param, Patch, Post, Put } from '@nestjs/common';
import { GroupView } from '@vigie/contracts';
import { created, deleted, GuidPipe, IfMatch, list, List, one, Responds } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { managedList } from '../changes/visible-rows.js';
import { ChangeGroupDto, CreateGroupDto } from './group.dto.js';
import { GroupsService } from './groups.service.js';

@Controller('api/rest/v1/groups')
export class GroupsController {
  constructor(private readonly groups: GroupsService) {}

  @Get()
  @Requires('group.view')
  @Responds('list', GroupView)
  async list(@Who() caller: Caller, @List(managedList) query: ListQuery): Promise<object> {
    return list(await this.groups.list(caller, query));
  }

  @Get(':id')
  @Requires('group.view')
  @Responds('one', GroupView)
  async get(@Who() caller: Caller, @Param('id', GuidPipe) id: string): Promise<object> {
    const { view, version } = await this.groups.get(caller, id);
    return one(view, version);
  }

  @Post()
  @Requires('group.manage')
  @Responds('created', GroupView)
  async create(@Who() caller: Caller, @Body() dto: CreateGroupDto): Promise<object> {
    const { view, version } = await this.groups.create(caller, dto);
    return created('groups', view, version);
  }

  @Patch(':id')
  @Requires('group.manage')
  @Responds('one', GroupView)
  async change(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() dto: ChangeGroupDto, @IfMatch() version?: number): Promise<object> {
    const changed = await this.groups.change(caller, id, dto, version);
    return one(changed.view, changed.version);
  }

  @Put(':id')
  @Requires('group.manage')
  @Responds('one', GroupView)
  replace(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() dto: ChangeGroupDto, @IfMatch() version?: number): Promise<object> {
    return this.change(caller, id, dto, version);
  }

  @Delete(':id')
  @Requires('group.manage')
  @Responds('deleted')
  async remove(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @IfMatch() version?: number): Promise<object> {
    await this.groups.remove(caller, id, version);
    return deleted();
  }
}
