import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventView } from '@vigie/contracts';
import { accepted, GuidPipe, List, list, nextPage, one, Responds } from '@vigie/platform/http';
import type { ListQuery, One } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { TriggerEventDto } from './event.dto.js';
import { eventList } from './event.list.js';
import { EventsService } from './events.service.js';

/** `/events`. */
@Controller('api/rest/v1/events')
export class EventsController {
  constructor(private readonly events: EventsService) {}

  /** `Link` with `rel="next"`, and `cursor`, name the next page, in every order. */
  @Get()
  @Requires('event.view')
  @Responds('page', EventView)
  async list(
    @Who() caller: Caller, @List(eventList) query: ListQuery, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply,
    @Query('cursor') cursor?: string,
  ): Promise<{ array: EventView[]; cursor?: string }> {
    const page = await this.events.list(caller, query, cursor);
    if (page.cursor) void reply.header('Link', nextPage(request.url, page.cursor));
    return { ...list(page.events), ...(page.cursor ? { cursor: page.cursor } : {}) };
  }

  @Get(':id')
  @Requires('event.view')
  @Responds('one', EventView)
  async one(@Param('id', GuidPipe) id: string, @Who() caller: Caller): Promise<One<EventView>> {
    return one(await this.events.one(caller, id));
  }

  @Post()
  @HttpCode(202)
  @Requires('event.trigger')
  @Responds('accepted', EventView)
  async trigger(@Body() dto: TriggerEventDto, @Who() caller: Caller): Promise<{ data: EventView }> {
    return accepted(await this.events.trigger(caller, dto));
  }
}
