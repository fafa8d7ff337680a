import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type ServiceName, services } from '@vigie/contracts';
import { GatewayConfig } from '../app.config.js';
import { CopiesAgent } from './copies-agent.js';

/** Where requests for a service go. */
export interface Target {
  /** Address of the first copy; what the request line and Host are made of. */
  address: string;
  /** Finds a copy that answers. */
  agent: CopiesAgent;
}

/** Where each service is reached, in one copy or several. Throws a sentence at start when the setting cannot be used. */
@Injectable()
export class ServiceAddresses implements OnModuleDestroy {
  private readonly targets = new Map<ServiceName, Target>();

  constructor(config: GatewayConfig) {
    const given = JSON.parse(config.serviceUrls) as Record<string, unknown>;
    for (const service of services) {
      if (given[service] === undefined) continue;
      const copies = [given[service]].flat().map((address) => read(service, address));
      const [first] = copies;
      if (!first) throw new Error(`SERVICE_URLS: ${service} has an empty list of addresses.`);
      this.targets.set(service, { address: first.origin, agent: new CopiesAgent(copies) });
    }
  }

  /** Undefined for a service that this installation does not run. */
  of(service: ServiceName): Target | undefined {
    return this.targets.get(service);
  }

  onModuleDestroy(): void {
    for (const { agent } of this.targets.values()) agent.destroy();
  }
}

function read(service: ServiceName, address: unknown): URL {
  if (typeof address !== 'string' || !URL.canParse(address)) throw new Error(`SERVICE_URLS: the address of ${service} is not a URL.`);
  const url = new URL(address);
  if (url.protocol !== 'http:' || url.pathname !== '/') throw new Error(`SERVICE_URLS: the address of ${service} must be http://host:port.`);
  return url;
}
