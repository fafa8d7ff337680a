import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { SiteView } from '@vigie/contracts';
import { GuidPipe, IfMatch, list, one, Responds } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { ChangeSiteDto } from './site.dto.js';
import { SitesService, siteView } from './sites.service.js';

@Controller('api/rest/v1/sites')
export class SitesController {
  constructor(private readonly sites: SitesService) {}

  @Get()
  @Requires('site.view')
  @Responds('list', SiteView)
  async list(@Who() caller: Caller): Promise<object> {
    return list((await this.sites.list(caller)).map(siteView));
  }

  @Get(':id')
  @Requires('site.view')
  @Responds('one', SiteView)
  async get(@Who() caller: Caller, @Param('id', GuidPipe) id: string): Promise<object> {
    const site = await this.sites.get(caller, id);
    return one(siteView(site), site.version);
  }

  @Patch(':id')
  @Requires('site.manage')
  @Responds('one', SiteView)
  async change(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() dto: ChangeSiteDto, @IfMatch() version?: number): Promise<object> {
    const site = await this.sites.change(caller, id, dto, version);
    return one(siteView(site), site.version);
  }
}
