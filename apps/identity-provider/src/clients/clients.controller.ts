import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { CreatedIntegrationClient, IntegrationClient } from '@vigie/contracts';
import { created, deleted, GuidPipe, list, List, one, Responds } from '@vigie/platform/http';
import type { ListDefinition, ListQuery } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { lifetimes } from '../provider/lifetimes.js';
import { CreateClientDto } from './client.dto.js';
import { viewOf } from './client.view.js';
import { Clients } from './clients.service.js';

const columns: ListDefinition = {
  columns: { id: 'guid', clientId: 'string', name: 'string', description: 'string', createdAt: 'time' },
  maxSize: 1_000,
  defaultOrder: "asc:'name'",
};

/** Confidential clients for `client_credentials`. */
@Controller('api/rest/v1/clients')
@Requires('client.manage')
export class ClientsController {
  constructor(private readonly clients: Clients) {}

  @Get()
  @Responds('list', IntegrationClient)
  async list(@List(columns) query: ListQuery, @Who() caller: Caller) {
    return list((await this.clients.list(caller, query)).map(viewOf));
  }

  @Get(':id')
  @Responds('one', IntegrationClient)
  async get(@Param('id', GuidPipe) id: string, @Who() caller: Caller) {
    return one(viewOf(await this.clients.get(caller, id)));
  }

  @Post()
  @Responds('created', CreatedIntegrationClient)
  async create(@Body() dto: CreateClientDto, @Who() caller: Caller) {
    const { client, secret } = await this.clients.create(caller, dto);
    return created('clients', { ...viewOf(client), clientSecret: secret, tokenLifetime: lifetimes.accessToken });
  }

  @Delete(':id')
  @Responds('deleted')
  async delete(@Param('id', GuidPipe) id: string, @Who() caller: Caller) {
    await this.clients.delete(caller, id);
    return deleted();
  }
}
