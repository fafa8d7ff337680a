import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { StreamView } from '@vigie/contracts';
import { created, deleted, GuidPipe, list, one, Responds } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { ChangeStreamDto, CreateStreamDto } from './stream.dto.js';
import { StreamsService } from './streams.service.js';

@Controller('api/rest/v1/cameras/:camera/streams')
export class StreamsController {
  constructor(private readonly streams: StreamsService) {}

  @Get()
  @Requires('camera.view')
  @Responds('list', StreamView)
  async list(@Who() caller: Caller, @Param('camera', GuidPipe) camera: string): Promise<object> {
    return list(await this.streams.list(caller, camera));
  }

  @Get(':id')
  @Requires('camera.view')
  @Responds('one', StreamView)
  async get(@Who() caller: Caller, @Param('camera', GuidPipe) camera: string, @Param('id', GuidPipe) id: string): Promise<object> {
    return one(await this.streams.get(caller, camera, id));
  }

  @Post()
  @Requires('camera.manage')
  @Responds('created', StreamView)
  async create(@Who() caller: Caller, @Param('camera', GuidPipe) camera: string, @Body() dto: CreateStreamDto): Promise<object> {
    return created('streams', await this.streams.create(caller, camera, dto));
  }

  @Patch(':id')
  @Requires('camera.manage')
  @Responds('one', StreamView)
  async change(@Who() caller: Caller, @Param('camera', GuidPipe) camera: string, @Param('id', GuidPipe) id: string, @Body() dto: ChangeStreamDto): Promise<object> {
    return one(await this.streams.change(caller, camera, id, dto));
  }

  @Delete(':id')
  @Requires('camera.manage')
  @Responds('deleted')
  async remove(@Who() caller: Caller, @Param('camera', GuidPipe) camera: string, @Param('id', GuidPipe) id: string): Promise<object> {
    await this.streams.remove(caller, camera, id);
    return deleted();
  }
}
