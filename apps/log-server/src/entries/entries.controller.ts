import { Controller, Get, Param, Query } from '@nestjs/common';
import { LogEntryView } from '@vigie/contracts';
import { GuidPipe, List, list, one, Responds } from '@vigie/platform/http';
import type { ListQuery, One } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { EntriesService } from './entries.service.js';
import { logList } from './search.rules.js';

/** `/logEntries`: reads the log. There is no way to write it here: services tell it, by NATS. */
@Controller('api/rest/v1/logEntries')
export class EntriesController {
  constructor(private readonly entries: EntriesService) {}

  /** Filters, order and `page`; for long lists `cursor`, from the answer before. */
  @Get()
  @Requires('log.view')
  @Responds('page', LogEntryView)
  async search(@List(logList) query: ListQuery, @Query('cursor') cursor: string | undefined, @Who() caller: Caller): Promise<{ array: LogEntryView[]; cursor?: string }> {
    const page = await this.entries.search(caller, query, cursor);
    return { ...list(page.entries), ...(page.cursor ? { cursor: page.cursor } : {}) };
  }

  @Get(':id')
  @Requires('log.view')
  @Responds('one', LogEntryView)
  async one(@Param('id', GuidPipe) id: string, @Who() caller: Caller): Promise<One<LogEntryView>> {
    return one(await this.entries.one(caller, id));
  }
}
