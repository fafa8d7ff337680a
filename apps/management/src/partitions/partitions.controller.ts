import { Body, Controller, Delete, Get, Param, Patch, Post, Put } from '@nestjs/common';
import { PartitionView } from '@vigie/contracts';
import { created, deleted, GuidPipe, IfMatch, list, List, one, Responds } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { managedList } from '../changes/visible-rows.js';
import { ChangePartitionDto, CreatePartitionDto } from './partition.dto.js';
import { partitionView } from './partition.view.js';
import { PartitionsService } from './partitions.service.js';

@Controller('api/rest/v1/partitions')
export class PartitionsController {
  constructor(private readonly partitions: PartitionsService) {}

  @Get()
  @Requires('partition.view')
  @Responds('list', PartitionView)
  async list(@Who() caller: Caller, @List(managedList) query: ListQuery): Promise<object> {
    return list((await this.partitions.list(caller, query)).map(partitionView));
  }

  @Get(':id')
  @Requires('partition.view')
  @Responds('one', PartitionView)
  async get(@Who() caller: Caller, @Param('id', GuidPipe) id: string): Promise<object> {
    const partition = await this.partitions.get(caller, id);
    return one(partitionView(partition), partition.version);
  }

  @Post()
  @Requires('partition.manage')
  @Responds('created', PartitionView)
  async create(@Who() caller: Caller, @Body() dto: CreatePartitionDto): Promise<object> {
    const partition = await this.partitions.create(caller, dto);
    return created('partitions', partitionView(partition), partition.version);
  }

  @Patch(':id')
  @Requires('partition.manage')
  @Responds('one', PartitionView)
  async change(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() dto: ChangePartitionDto, @IfMatch() version?: number): Promise<object> {
    const partition = await this.partitions.change(caller, id, dto, version);
    return one(partitionView(partition), partition.version);
  }

  @Put(':id')
  @Requires('partition.manage')
  @Responds('one', PartitionView)
  replace(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() dto: CreatePartitionDto, @IfMatch() version?: number): Promise<object> {
    return this.change(caller, id, dto, version);
  }

  @Delete(':id')
  @Requires('partition.manage')
  @Responds('deleted')
  async remove(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @IfMatch() version?: number): Promise<object> {
    await this.partitions.remove(caller, id, version);
    return deleted();
  }
}
