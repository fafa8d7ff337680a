import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { PushDeviceView } from '@vigie/contracts';
import { created, deleted, GuidPipe, list, one, Responds } from '@vigie/platform/http';
import { Requires, SignedIn, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { ChangeDeviceDto, deviceView, RegisterDeviceDto } from './device.dto.js';
import { Devices } from './devices.service.js';

/** The caller's own devices (PN-01). */
@Controller('api/rest/v1/pushDevices')
@SignedIn()
export class DevicesController {
  constructor(private readonly devices: Devices) {}

  @Get()
  @Responds('list', PushDeviceView)
  async list(@Who() caller: Caller) {
    return list((await this.devices.list(caller)).map(deviceView));
  }

  @Get(':id')
  @Responds('one', PushDeviceView)
  async get(@Who() caller: Caller, @Param('id', GuidPipe) id: string) {
    return one(deviceView(await this.devices.get(caller, id)));
  }

  @Post()
  @Requires('pushDevice.own')
  @Responds('created', PushDeviceView)
  async register(@Who() caller: Caller, @Body() dto: RegisterDeviceDto) {
    return created('pushDevices', deviceView(await this.devices.register(caller, dto)));
  }

  @Patch(':id')
  @Requires('pushDevice.own')
  @Responds('one', PushDeviceView)
  async change(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() dto: ChangeDeviceDto) {
    return one(deviceView(await this.devices.change(caller, id, dto)));
  }

  @Delete(':id')
  @Responds('deleted')
  async delete(@Who() caller: Caller, @Param('id', GuidPipe) id: string) {
    await this.devices.delete(caller, id);
    return deleted();
  }
}
