import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AlarmActivityView, AlarmView } from '@vigie/contracts';
import { accepted, GuidPipe, IfMatch, List, list, nextPage, one, Responds } from '@vigie/platform/http';
import type { ListQuery, One } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { CommentDto, UpdateAlarmDto } from './alarm.dto.js';
import { activityList, alarmList } from './alarm.list.js';
import { activityView, alarmView } from './alarm.view.js';
import { AlarmsService } from './alarms.service.js';

/** `/alarms` with their history. */
@Controller('api/rest/v1/alarms')
export class AlarmsController {
  constructor(private readonly alarms: AlarmsService) {}

  /** `Link` with `rel="next"`, and `cursor`, name the next page, in every order. */
  @Get()
  @Requires('alarm.view')
  @Responds('page', AlarmView)
  async list(
    @Who() caller: Caller, @List(alarmList) query: ListQuery, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply,
    @Query('cursor') cursor?: string,
  ): Promise<{ array: AlarmView[]; cursor?: string }> {
    const page = await this.alarms.list(caller, query, cursor);
    if (page.cursor) void reply.header('Link', nextPage(request.url, page.cursor));
    return { ...list(page.rows.map((row) => alarmView(row, caller.language))), ...(page.cursor ? { cursor: page.cursor } : {}) };
  }

  @Get(':id')
  @Requires('alarm.view')
  @Responds('one', AlarmView)
  async one(@Param('id', GuidPipe) id: string, @Who() caller: Caller): Promise<One<AlarmView>> {
    const row = await this.alarms.one(caller, id);
    return one(alarmView(row, caller.language), row.version);
  }

  @Patch(':id')
  @HttpCode(202)
  @Requires('alarm.manage')
  @Responds('accepted', AlarmView)
  async update(@Param('id', GuidPipe) id: string, @Body() dto: UpdateAlarmDto, @IfMatch() version: number | undefined, @Who() caller: Caller): Promise<{ data: AlarmView }> {
    return accepted(alarmView(await this.alarms.update(caller, id, dto, version), caller.language));
  }

  @Get(':id/activities')
  @Requires('alarm.view')
  @Responds('list', AlarmActivityView)
  async history(@Param('id', GuidPipe) id: string, @List(activityList) query: ListQuery, @Who() caller: Caller): Promise<{ array: AlarmActivityView[] }> {
    return list((await this.alarms.history(caller, id, query)).map(activityView));
  }

  @Post(':id/comments')
  @HttpCode(202)
  @Requires('alarm.manage')
  @Responds('accepted', AlarmView)
  async comment(@Param('id', GuidPipe) id: string, @Body() { text }: CommentDto, @Who() caller: Caller): Promise<{ data: AlarmView }> {
    return accepted(alarmView(await this.alarms.addComment(caller, id, text), caller.language));
  }
}
