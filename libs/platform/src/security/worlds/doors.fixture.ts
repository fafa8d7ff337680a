import { Body, Controller, HttpCode, Module, Post } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { IsIn, IsOptional } from 'class-validator';
import { defineQuestion, IsInstant, Nested, privileges, Ref } from '@vigie/contracts';
import type { Privilege } from '@vigie/contracts';
import { PlatformConfig } from '../../config/index.js';
import { defineService } from '../../boot/index.js';
import { deleted, Responds } from '../../http/index.js';
import { Answers } from '../../messaging/index.js';
import { AccessControl, SignedIn, Who } from '../index.js';
import type { Caller } from '../index.js';
import { MessagingTables1700000000000 } from './messaging-tables.fixture.js';

/** What somebody asks for: a privilege, on a thing or on the site as a whole, at a time, of an instant of the past. */
export class DoorRequest {
  @IsIn(privileges)
  privilege: Privilege;

  @IsOptional()
  @Nested(() => Ref)
  entity?: Ref;

  @IsOptional()
  @IsInstant()
  at?: string;

  @IsOptional()
  @IsInstant()
  instant?: string;
}

export class DoorReply {
  @IsIn(['open'])
  door: 'open';
}

export const doorOpen = defineQuestion({
  askers: ['event-server'], service: 'management', thing: 'door', verb: 'open', request: DoorRequest, reply: DoorReply,
  samples: { request: { privilege: 'camera.live' }, reply: { door: 'open' } },
});

/** A service with one door for every privilege: what is decided at its edges is what every service's edges decide. */
@Controller('api/rest/v1/doors')
class DoorsController {
  constructor(private readonly access: AccessControl) {}

  @Post()
  @HttpCode(200)
  @SignedIn()
  @Responds('deleted')
  async open(@Who() caller: Caller, @Body() request: DoorRequest) {
    await this.pass(caller, request);
    return deleted();
  }

  @Answers(doorOpen)
  @SignedIn()
  async answer(@Payload() request: DoorRequest, @Who() caller: Caller): Promise<DoorReply> {
    await this.pass(caller, request);
    return { door: 'open' };
  }

  private async pass(caller: Caller, { privilege, entity, at, instant }: DoorRequest): Promise<void> {
    await this.access.require(caller, privilege, entity, { ...(at ? { at: new Date(at) } : {}), ...(instant ? { instant: new Date(instant) } : {}) });
  }
}

@Module({ controllers: [DoorsController] })
class DoorsModule {}

export const doors = defineService({ name: 'management', config: PlatformConfig, modules: [DoorsModule], entities: [], migrations: [MessagingTables1700000000000] });
