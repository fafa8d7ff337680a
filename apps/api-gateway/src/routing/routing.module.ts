import { Module } from '@nestjs/common';
import { Passage } from '../encryption/passage.js';
import { WebFiles } from '../web/web-files.js';
import { Arrivals } from './arrivals.js';
import { Proxy } from './proxy.service.js';
import { ServiceAddresses } from './service-addresses.js';
import { Traffic } from './traffic.js';

/** The way from the one public origin to the services and to the web client. */
@Module({ providers: [ServiceAddresses, Arrivals, Passage, Proxy, WebFiles, Traffic] })
export class RoutingModule {}
