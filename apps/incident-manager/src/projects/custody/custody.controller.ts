import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CustodyEntry } from '@vigie/contracts';
import { created, GuidPipe, List, list, one, Responds } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { DisclosureDto } from './custody-entry.dto.js';
import { custodyList, custodyView } from './custody-entry.view.js';
import { Disclosures } from './disclosures.service.js';

/** How evidence of a project left the system, in a chain that is only added to (IM-36). */
@Controller('api/rest/v1/incidentProjects/:projectId/custody')
export class CustodyController {
  constructor(private readonly disclosures: Disclosures) {}

  @Get()
  @Requires('incidentCustody.view')
  @Responds('list', CustodyEntry)
  async list(@Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @List(custodyList) query: ListQuery) {
    return list((await this.disclosures.list(caller, projectId, query)).map(custodyView));
  }

  @Get(':id')
  @Requires('incidentCustody.view')
  @Responds('one', CustodyEntry)
  async get(@Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @Param('id', GuidPipe) id: string) {
    return one(custodyView(await this.disclosures.get(caller, projectId, id)));
  }

  /** Records a disclosure; exports write their own entry. */
  @Post()
  @Requires('incidentCustody.manage')
  @Responds('created', CustodyEntry)
  async disclose(@Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @Body() dto: DisclosureDto) {
    return created('custodyEntries', custodyView(await this.disclosures.disclose(caller, projectId, dto)));
  }
}
