import { Body, Controller, Delete, Get, Param, Patch, Post, Put } from '@nestjs/common';
import { HardwareView } from '@vigie/contracts';
import { created, deleted, GuidPipe, IfMatch, list, List, one, Responds } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { hardwareList } from './hardware.entity.js';
import { ChangeHardwareDto, CreateHardwareDto } from './hardware.dto.js';
import { HardwareService } from './hardware.service.js';

@Controller('api/rest/v1/hardware')
export class HardwareController {
  constructor(private readonly hardware: HardwareService) {}

  @Get()
  @Requires('hardware.view')
  @Responds('list', HardwareView)
  async list(@Who() caller: Caller, @List(hardwareList) query: ListQuery): Promise<object> {
    return list(await this.hardware.list(caller, query));
  }

  @Get(':id')
  @Requires('hardware.view')
  @Responds('one', HardwareView)
  async get(@Who() caller: Caller, @Param('id', GuidPipe) id: string): Promise<object> {
    const { view, version } = await this.hardware.get(caller, id);
    return one(view, version);
  }

  @Post()
  @Requires('hardware.manage')
  @Responds('created', HardwareView)
  async create(@Who() caller: Caller, @Body() dto: CreateHardwareDto): Promise<object> {
    const { view, version } = await this.hardware.create(caller, dto);
    return created('hardware', view, version);
  }

  @Patch(':id')
  @Requires('hardware.manage')
  @Responds('one', HardwareView)
  async change(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() dto: ChangeHardwareDto, @IfMatch() version?: number): Promise<object> {
    const changed = await this.hardware.change(caller, id, dto, version);
    return one(changed.view, changed.version);
  }

  @Put(':id')
  @Requires('hardware.manage')
  @Responds('one', HardwareView)
  replace(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() dto: ChangeHardwareDto, @IfMatch() version?: number): Promise<object> {
    return this.change(caller, id, dto, version);
  }

  @Delete(':id')
  @Requires('hardware.manage')
  @Responds('deleted')
  async remove(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @IfMatch() version?: number): Promise<object> {
    await this.hardware.remove(caller, id, version);
    return deleted();
  }
}
