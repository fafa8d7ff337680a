import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { IncidentSequence, VigieError } from '@vigie/contracts';
import { created, deleted, GuidPipe, List, list, one, Responds } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { AddSequenceDto } from './sequence.dto.js';
import { sequenceList, sequenceView } from './sequence.view.js';
import { Sequences } from './sequences.service.js';

/** What of the cameras belongs to a project (IM-22). */
@Controller('api/rest/v1/incidentProjects/:projectId/sequences')
export class SequencesController {
  constructor(private readonly sequences: Sequences) {}

  @Get()
  @Requires('incidentSequence.view')
  @Responds('list', IncidentSequence)
  async list(@Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @List(sequenceList) query: ListQuery) {
    return list((await this.sequences.list(caller, projectId, query)).map(sequenceView));
  }

  @Get(':id')
  @Requires('incidentSequence.view')
  @Responds('one', IncidentSequence)
  async get(@Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @Param('id', GuidPipe) id: string) {
    return one(sequenceView(await this.sequences.get(caller, projectId, id)));
  }

  /** Adds one span, or several of the draft list: then the answer is the first of them. */
  @Post()
  @Requires('incidentSequence.manage')
  @Responds('created', IncidentSequence)
  async add(@Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @Body() dto: AddSequenceDto) {
    const asked = dto.draftSequences ? { draftSequences: dto.draftSequences } : { sequences: [dto] };
    const [first] = await this.sequences.add(caller, projectId, asked);
    if (!first) throw new VigieError('incident.draft.unknown', { property: 'draftSequences' });
    return created('sequences', sequenceView(first));
  }

  /** Takes all of them out, or none. */
  @Delete()
  @Requires('incidentSequence.manage')
  @Responds('deleted')
  async clear(@Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string) {
    await this.sequences.clear(caller, projectId);
    return deleted();
  }

  @Delete(':id')
  @Requires('incidentSequence.manage')
  @Responds('deleted')
  async remove(@Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @Param('id', GuidPipe) id: string) {
    await this.sequences.remove(caller, projectId, id);
    return deleted();
  }
}
