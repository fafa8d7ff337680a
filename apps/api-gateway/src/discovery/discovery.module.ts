import { Module } from '@nestjs/common';
import { DiscoveryController } from './discovery.controller.js';

/** Where everything is, for whoever knows only our address. */
@Module({ controllers: [DiscoveryController] })
export class DiscoveryModule {}
