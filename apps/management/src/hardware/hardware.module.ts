import { Module } from '@nestjs/common';
import { AddressChoices } from './address-choices.js';
import { HardwareController } from './hardware.controller.js';
import { HardwareService } from './hardware.service.js';

@Module({ controllers: [HardwareController], providers: [HardwareService, AddressChoices], exports: [AddressChoices] })
export class HardwareModule {}
