import { Injectable } from '@nestjs/common';
import { type ServiceName, services } from '@vigie/contracts';
import { GatewayConfig } from '../app.config.js';

/** Where each service is reached. Throws a sentence at start when the setting cannot be used. */
@Injectable()
export class ServiceAddresses {
  private readonly addresses = new Map<ServiceName, string>();

  constructor(config: GatewayConfig) {
    const given = JSON.parse(config.serviceUrls) as Record<string, unknown>;
    for (const service of services) {
      const address = given[service];
      if (address === undefined) continue;
      if (typeof address !== 'string' || !URL.canParse(address)) throw new Error(`SERVICE_URLS: the address of ${service} is not a URL.`);
      this.addresses.set(service, address.replace(/\/$/, ''));
    }
  }

  /** Undefined for a service that this installation does not run. */
  of(service: ServiceName): string | undefined {
    return this.addresses.get(service);
  }
}
