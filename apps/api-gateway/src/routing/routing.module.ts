import { Module } from '@nestjs/common';
import { WebFiles } from '../web/web-files.js';
import { Proxy } from './proxy.service.js';
import { ServiceAddresses } from './service-addresses.js';
import { Traffic } from './traffic.js';

/** The way from the one public origin to the services and to the web client. */
@Module({ providers: [ServiceAddresses, Proxy, WebFiles, Traffic] })
export class RoutingModule {}
