import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ChildSiteView } from '@vigie/contracts';
import { created, deleted, GuidPipe, IfMatch, list, List, one, Performs, Responds, Tasks } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { ChangeChildSiteDto, CreateChildSiteDto } from './child-site.dto.js';
import { childSiteList } from './child-site.entity.js';
import { ChildSitesService } from './child-sites.service.js';

@Controller('api/rest/v1/childSites')
export class ChildSitesController {
  private readonly tasks = new Tasks({ Refresh: (caller: Caller, id: string) => this.sites.refresh(caller, id) });

  constructor(private readonly sites: ChildSitesService) {}

  @Get()
  @Requires('site.view')
  @Responds('list', ChildSiteView)
  async list(@Who() caller: Caller, @List(childSiteList) query: ListQuery): Promise<object> {
    return list(await this.sites.list(caller, query));
  }

  @Get(':id')
  @Requires('site.view')
  @Responds('one', ChildSiteView)
  async get(@Who() caller: Caller, @Param('id', GuidPipe) id: string): Promise<object> {
    const { view, version } = await this.sites.get(caller, id);
    return one(view, version);
  }

  @Post()
  @Requires('site.manage')
  @Responds('created', ChildSiteView)
  async create(@Who() caller: Caller, @Body() dto: CreateChildSiteDto): Promise<object> {
    const { view, version } = await this.sites.create(caller, dto);
    return created('childSites', view, version);
  }

  /** `?task=Refresh`: reads the site now; whether it answered is in the answer's `connection`. */
  @Post(':id')
  @HttpCode(200)
  @Requires('site.manage')
  @Performs({ Refresh: null })
  @Responds('one', ChildSiteView)
  async perform(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Query('task') task?: string): Promise<object> {
    const { view, version } = await this.tasks.find(task)(caller, id);
    return one(view, version);
  }

  @Patch(':id')
  @Requires('site.manage')
  @Responds('one', ChildSiteView)
  async change(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() dto: ChangeChildSiteDto, @IfMatch() version?: number): Promise<object> {
    const changed = await this.sites.change(caller, id, dto, version);
    return one(changed.view, changed.version);
  }

  @Delete(':id')
  @Requires('site.manage')
  @Responds('deleted')
  async remove(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @IfMatch() version?: number): Promise<object> {
    await this.sites.remove(caller, id, version);
    return deleted();
  }
}
