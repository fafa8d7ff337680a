import { Body, Controller, Get, Patch } from '@nestjs/common';
import { PushSettingsView } from '@vigie/contracts';
import { one, Responds } from '@vigie/platform/http';
import { SignedIn, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { ChangeSettingsDto } from './settings.dto.js';
import { Settings } from './settings.service.js';

/** The caller's own choice and consent. */
@Controller('api/rest/v1/pushSettings')
@SignedIn()
export class SettingsController {
  constructor(private readonly settings: Settings) {}

  @Get()
  @Responds('one', PushSettingsView)
  async get(@Who() caller: Caller) {
    return one(await this.settings.get(caller));
  }

  @Patch()
  @Responds('one', PushSettingsView)
  async change(@Who() caller: Caller, @Body() dto: ChangeSettingsDto) {
    return one(await this.settings.change(caller, dto));
  }
}
