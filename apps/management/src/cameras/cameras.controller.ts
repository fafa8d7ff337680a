import { Body, Controller, Delete, Get, Param, Patch, Post, Put } from '@nestjs/common';
import { CameraView } from '@vigie/contracts';
import { created, deleted, GuidPipe, IfMatch, list, List, one, Responds } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { cameraList } from './camera.entity.js';
import { ChangeCameraDto, CreateCameraDto } from './camera.dto.js';
import { CamerasService } from './cameras.service.js';

@Controller('api/rest/v1/cameras')
export class CamerasController {
  constructor(private readonly cameras: CamerasService) {}

  @Get()
  @Requires('camera.view')
  @Responds('list', CameraView)
  async list(@Who() caller: Caller, @List(cameraList) query: ListQuery): Promise<object> {
    return list(await this.cameras.list(caller, query));
  }

  @Get(':id')
  @Requires('camera.view')
  @Responds('one', CameraView)
  async get(@Who() caller: Caller, @Param('id', GuidPipe) id: string): Promise<object> {
    const { view, version } = await this.cameras.get(caller, id);
    return one(view, version);
  }

  @Post()
  @Requires('camera.manage')
  @Responds('created', CameraView)
  async create(@Who() caller: Caller, @Body() dto: CreateCameraDto): Promise<object> {
    const { view, version } = await this.cameras.create(caller, dto);
    return created('cameras', view, version);
  }

  @Patch(':id')
  @Requires('camera.manage')
  @Responds('one', CameraView)
  async change(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() dto: ChangeCameraDto, @IfMatch() version?: number): Promise<object> {
    const changed = await this.cameras.change(caller, id, dto, version);
    return one(changed.view, changed.version);
  }

  @Put(':id')
  @Requires('camera.manage')
  @Responds('one', CameraView)
  replace(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() dto: ChangeCameraDto, @IfMatch() version?: number): Promise<object> {
    return this.change(caller, id, dto, version);
  }

  @Delete(':id')
  @Requires('camera.manage')
  @Responds('deleted')
  async remove(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @IfMatch() version?: number): Promise<object> {
    await this.cameras.remove(caller, id, version);
    return deleted();
  }
}
