import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LogEntryView } from '@vigie/contracts';
import { GuidPipe, List, list, nextPage, one, Responds } from '@vigie/platform/http';
import type { ListQuery, One } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { EntriesService } from './entries.service.js';
import { logList } from './search.rules.js';

/** `/logEntries`: reads the log. There is no way to write it here: services tell it, by NATS. */
@Controller('api/rest/v1/logEntries')
export class EntriesController {
  constructor(private readonly entries: EntriesService) {}

  /** Filters, order and `page`; for long lists `cursor`, from the answer before, or its `Link` with `rel="next"`. */
  @Get()
  @Requires('log.view')
  @Responds('page', LogEntryView)
  async search(
    @Who() caller: Caller, @List(logList) query: ListQuery, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply,
    @Query('cursor') cursor?: string,
  ): Promise<{ array: LogEntryView[]; cursor?: string }> {
    const page = await this.entries.search(caller, query, cursor);
    if (page.cursor) void reply.header('Link', nextPage(request.url, page.cursor));
    return { ...list(page.entries), ...(page.cursor ? { cursor: page.cursor } : {}) };
  }

  @Get(':id')
  @Requires('log.view')
  @Responds('one', LogEntryView)
  async one(@Param('id', GuidPipe) id: string, @Who() caller: Caller): Promise<One<LogEntryView>> {
    return one(await this.entries.one(caller, id));
  }
}
