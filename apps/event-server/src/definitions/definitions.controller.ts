import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { AlarmDefinitionView } from '@vigie/contracts';
import { created, deleted, GuidPipe, IfMatch, List, list, one, Responds } from '@vigie/platform/http';
import type { Created, ListQuery, One } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { CreateDefinitionDto, UpdateDefinitionDto } from './definition.dto.js';
import { definitionList } from './definition.list.js';
import { definitionView } from './definition.rules.js';
import { DefinitionsService } from './definitions.service.js';

/** `/alarmDefinitions`. */
@Controller('api/rest/v1/alarmDefinitions')
export class DefinitionsController {
  constructor(private readonly definitions: DefinitionsService) {}

  @Get()
  @Requires('alarmDefinition.view')
  @Responds('list', AlarmDefinitionView)
  async list(@List(definitionList) query: ListQuery, @Who() caller: Caller): Promise<{ array: AlarmDefinitionView[] }> {
    return list((await this.definitions.list(caller, query)).map((row) => definitionView(row, caller.language)));
  }

  @Get(':id')
  @Requires('alarmDefinition.view')
  @Responds('one', AlarmDefinitionView)
  async one(@Param('id', GuidPipe) id: string, @Who() caller: Caller): Promise<One<AlarmDefinitionView>> {
    const row = await this.definitions.one(caller, id);
    return one(definitionView(row, caller.language), row.version);
  }

  @Post()
  @Requires('alarmDefinition.manage')
  @Responds('created', AlarmDefinitionView)
  async create(@Body() dto: CreateDefinitionDto, @Who() caller: Caller): Promise<Created<AlarmDefinitionView>> {
    const row = await this.definitions.create(caller, dto);
    return created('alarmDefinitions', definitionView(row, caller.language), row.version);
  }

  @Patch(':id')
  @Requires('alarmDefinition.manage')
  @Responds('one', AlarmDefinitionView)
  async update(@Param('id', GuidPipe) id: string, @Body() dto: UpdateDefinitionDto, @IfMatch() version: number | undefined, @Who() caller: Caller): Promise<One<AlarmDefinitionView>> {
    const row = await this.definitions.update(caller, id, dto, version);
    return one(definitionView(row, caller.language), row.version);
  }

  @Delete(':id')
  @Requires('alarmDefinition.manage')
  @Responds('deleted')
  async remove(@Param('id', GuidPipe) id: string, @IfMatch() version: number | undefined, @Who() caller: Caller): Promise<{ state: 'Success' }> {
    await this.definitions.remove(caller, id, version);
    return deleted();
  }
}
