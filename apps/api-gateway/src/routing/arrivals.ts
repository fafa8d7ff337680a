import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { readNetworks } from '@vigie/platform/http';
import { GatewayConfig } from '../app.config.js';
import { arrivalReader } from './forwarded.rules.js';
import type { Arrival } from './forwarded.rules.js';

/** What is true of each request, in one place: from which address, by which name, encrypted or not. */
@Injectable()
export class Arrivals {
  readonly of: (request: IncomingMessage) => Arrival;

  constructor({ trustedProxies }: GatewayConfig) {
    this.of = arrivalReader(readNetworks(trustedProxies, 'TRUSTED_PROXIES'));
  }
}
