import { Body, Controller, Delete, Get, Param, Patch, Post, Put } from '@nestjs/common';
import { CameraGroupView } from '@vigie/contracts';
import { created, deleted, GuidPipe, IfMatch, list, List, one, Responds } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { managedList } from '../changes/visible-rows.js';
import { ChangeCameraGroupDto, CreateCameraGroupDto } from './camera-group.dto.js';
import { CameraGroupsService } from './camera-groups.service.js';

@Controller('api/rest/v1/cameraGroups')
export class CameraGroupsController {
  constructor(private readonly groups: CameraGroupsService) {}

  @Get()
  @Requires('deviceGroup.view')
  @Responds('list', CameraGroupView)
  async list(@Who() caller: Caller, @List(managedList) query: ListQuery): Promise<object> {
    return list(await this.groups.list(caller, query));
  }

  @Get(':id')
  @Requires('deviceGroup.view')
  @Responds('one', CameraGroupView)
  async get(@Who() caller: Caller, @Param('id', GuidPipe) id: string): Promise<object> {
    const { view, version } = await this.groups.get(caller, id);
    return one(view, version);
  }

  @Post()
  @Requires('deviceGroup.manage')
  @Responds('created', CameraGroupView)
  async create(@Who() caller: Caller, @Body() dto: CreateCameraGroupDto): Promise<object> {
    const { view, version } = await this.groups.create(caller, dto);
    return created('cameraGroups', view, version);
  }

  @Patch(':id')
  @Requires('deviceGroup.manage')
  @Responds('one', CameraGroupView)
  async change(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() dto: ChangeCameraGroupDto, @IfMatch() version?: number): Promise<object> {
    const changed = await this.groups.change(caller, id, dto, version);
    return one(changed.view, changed.version);
  }

  @Put(':id')
  @Requires('deviceGroup.manage')
  @Responds('one', CameraGroupView)
  replace(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() dto: ChangeCameraGroupDto, @IfMatch() version?: number): Promise<object> {
    return this.change(caller, id, dto, version);
  }

  @Delete(':id')
  @Requires('deviceGroup.manage')
  @Responds('deleted')
  async remove(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @IfMatch() version?: number): Promise<object> {
    await this.groups.remove(caller, id, version);
    return deleted();
  }
}
