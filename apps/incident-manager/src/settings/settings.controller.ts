import { Body, Controller, Get, Patch } from '@nestjs/common';
import { IncidentSettings, ref, relations } from '@vigie/contracts';
import { IfMatch, one, Responds } from '@vigie/platform/http';
import { PlatformConfig } from '@vigie/platform/config';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import type { IncidentSettingsRow } from './incident-settings.entity.js';
import { ChangeSettingsDto } from './settings.dto.js';
import { IncidentSettingsService } from './settings.service.js';

/** The site's settings of incidents: one object, not a list (IM-08, IM-09). */
@Controller('api/rest/v1/incidentSettings')
export class SettingsController {
  constructor(private readonly settings: IncidentSettingsService, private readonly config: PlatformConfig) {}

  @Get()
  @Requires('incidentProperties.view')
  @Responds('one', IncidentSettings)
  async get(@Who() caller: Caller) {
    const row = await this.settings.get(caller);
    return one(this.view(row), row.version);
  }

  @Patch()
  @Requires('incidentProperties.manage')
  @Responds('one', IncidentSettings)
  async change(@Who() caller: Caller, @Body() dto: ChangeSettingsDto, @IfMatch() version?: number) {
    const row = await this.settings.change(caller, dto, version);
    return one(this.view(row), row.version);
  }

  private view({ reportTitle, retentionDays }: IncidentSettingsRow): IncidentSettings {
    const site = ref('sites', this.config.siteId);
    return Object.assign(new IncidentSettings(), { reportTitle, retentionDays, relations: relations(ref('incidentSettings', this.config.siteId), site) });
  }
}
