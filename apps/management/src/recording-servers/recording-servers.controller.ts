import { Body, Controller, Delete, Get, Param, Patch, Post, Put } from '@nestjs/common';
import { RecordingServerView } from '@vigie/contracts';
import { created, deleted, GuidPipe, IfMatch, list, List, one, Responds } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { recordingServerList } from './recording-server.entity.js';
import { ChangeRecordingServerDto, CreateRecordingServerDto } from './recording-server.dto.js';
import { RecordingServersService } from './recording-servers.service.js';

@Controller('api/rest/v1/recordingServers')
export class RecordingServersController {
  constructor(private readonly servers: RecordingServersService) {}

  @Get()
  @Requires('recordingServer.view')
  @Responds('list', RecordingServerView)
  async list(@Who() caller: Caller, @List(recordingServerList) query: ListQuery): Promise<object> {
    return list(await this.servers.list(caller, query));
  }

  @Get(':id')
  @Requires('recordingServer.view')
  @Responds('one', RecordingServerView)
  async get(@Who() caller: Caller, @Param('id', GuidPipe) id: string): Promise<object> {
    const { view, version } = await this.servers.get(caller, id);
    return one(view, version);
  }

  @Post()
  @Requires('recordingServer.manage')
  @Responds('created', RecordingServerView)
  async create(@Who() caller: Caller, @Body() dto: CreateRecordingServerDto): Promise<object> {
    const { view, version } = await this.servers.create(caller, dto);
    return created('recordingServers', view, version);
  }

  @Patch(':id')
  @Requires('recordingServer.manage')
  @Responds('one', RecordingServerView)
  async change(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() dto: ChangeRecordingServerDto, @IfMatch() version?: number): Promise<object> {
    const changed = await this.servers.change(caller, id, dto, version);
    return one(changed.view, changed.version);
  }

  @Put(':id')
  @Requires('recordingServer.manage')
  @Responds('one', RecordingServerView)
  replace(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() dto: ChangeRecordingServerDto, @IfMatch() version?: number): Promise<object> {
    return this.change(caller, id, dto, version);
  }

  @Delete(':id')
  @Requires('recordingServer.manage')
  @Responds('deleted')
  async remove(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @IfMatch() version?: number): Promise<object> {
    await this.servers.remove(caller, id, version);
    return deleted();
  }
}
