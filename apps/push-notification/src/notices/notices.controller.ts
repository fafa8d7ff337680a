import { Controller, Get, Param } from '@nestjs/common';
import { PushNoticeView } from '@vigie/contracts';
import { GuidPipe, one, Responds } from '@vigie/platform/http';
import { SignedIn, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { noticeView } from './notice.view.js';
import { Notices } from './notices.service.js';

/** The content behind a push's opaque id. */
@Controller('api/rest/v1/pushNotices')
@SignedIn()
export class NoticesController {
  constructor(private readonly notices: Notices) {}

  @Get(':id')
  @Responds('one', PushNoticeView)
  async get(@Who() caller: Caller, @Param('id', GuidPipe) id: string) {
    return one(noticeView(await this.notices.get(caller, id), caller.language));
  }
}
