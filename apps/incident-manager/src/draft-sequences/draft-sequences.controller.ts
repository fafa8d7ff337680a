import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { DraftSequence } from '@vigie/contracts';
import { created, deleted, GuidPipe, List, list, one, Responds } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { SignedIn, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { CameraSites } from '../projects/sequences/camera-sites.service.js';
import { SpanDto } from '../projects/sequences/span.dto.js';
import { draftList, draftView } from './draft-sequence.view.js';
import { DraftSequences } from './draft-sequences.service.js';

/** The caller's own draft list (IM-21). */
@Controller('api/rest/v1/draftSequences')
@SignedIn()
export class DraftSequencesController {
  constructor(private readonly drafts: DraftSequences, private readonly sites: CameraSites) {}

  @Get()
  @Responds('list', DraftSequence)
  async list(@Who() caller: Caller, @List(draftList) query: ListQuery) {
    return list((await this.drafts.list(caller, query)).map((row) => draftView(row, this.sites.own)));
  }

  @Get(':id')
  @Responds('one', DraftSequence)
  async get(@Who() caller: Caller, @Param('id', GuidPipe) id: string) {
    return one(draftView(await this.drafts.get(caller, id), this.sites.own));
  }

  @Post()
  @Responds('created', DraftSequence)
  async add(@Who() caller: Caller, @Body() dto: SpanDto) {
    return created('draftSequences', draftView(await this.drafts.add(caller, dto), this.sites.own));
  }

  @Delete()
  @Responds('deleted')
  async clear(@Who() caller: Caller) {
    await this.drafts.clear(caller);
    return deleted();
  }

  @Delete(':id')
  @Responds('deleted')
  async remove(@Who() caller: Caller, @Param('id', GuidPipe) id: string) {
    await this.drafts.remove(caller, id);
    return deleted();
  }
}
