import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { PushConfig } from '../app.config.js';
import { hostsOf, isPublicAddress } from '../devices/subscription.rules.js';

const timeoutMs = 10_000;
const patience = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs, connections: 64 } as const;

/** Connections to push services: to the deployment's own as they are, to all others by public addresses only or by the proxy. */
@Injectable()
export class PushDispatcher implements OnApplicationShutdown {
  private readonly ownHosts: readonly string[];
  private readonly inside = new Agent({ ...patience, connect: { timeout: timeoutMs } });
  private readonly outside: EnvHttpProxyAgent;

  constructor({ pushHosts, httpsProxy, noProxy }: PushConfig) {
    this.ownHosts = hostsOf(pushHosts);
    // The address that is checked is the one that is connected to: a name may change what it resolves to in between.
    this.outside = new EnvHttpProxyAgent({ ...patience, httpProxy: '', httpsProxy, noProxy, connect: { timeout: timeoutMs, lookup: publicOnly } });
  }

  /** @param host with its port, as it stands in the address. */
  for(host: string): Dispatcher {
    return this.ownHosts.includes(host) ? this.inside : this.outside;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.inside.destroy(), this.outside.destroy()]);
  }
}

/** Resolves a name as the system does, but refuses one that leads to any private address. */
export const publicOnly: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error || !first) return callback(error ?? new Error(`${hostname} has no address.`), '');
    if (!addresses.every(({ address }) => isPublicAddress(address))) return callback(new Error('The address of the push service leads inside.'), '');
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};
