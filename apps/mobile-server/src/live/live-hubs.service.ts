import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { gauge } from '@vigie/platform/telemetry';
import { MobileConfig } from '../app.config.js';
import { Upstreams } from '../upstream/upstreams.service.js';
import { LiveHub } from './live-hub.js';

const open = gauge('mobile_live_upstreams', 'Live streams fetched from recording servers.');

/** The live streams that somebody watches: one upstream each, however many viewers. */
@Injectable()
export class LiveHubs implements BeforeApplicationShutdown {
  private readonly hubs = new Set<LiveHub>();
  private run = 0;

  constructor(
    private readonly config: MobileConfig,
    private readonly upstreams: Upstreams,
  ) {}

  of(camera: string, stream: string | undefined): LiveHub {
    const known = [...this.hubs].find((hub) => hub.serves(camera, stream));
    if (known) return known;
    const forget = (hub: LiveHub): void => {
      this.hubs.delete(hub);
      open.set(this.hubs.size);
    };
    // Runs are numbered across all streams, so that a viewer who changes streams never takes an old frame for a new one.
    const hub = new LiveHub(this.upstreams, camera, stream, this.config.upstreamLingerMs, forget, () => (this.run = (this.run % 0xffff) + 1));
    this.hubs.add(hub);
    open.set(this.hubs.size);
    return hub;
  }

  beforeApplicationShutdown(): void {
    for (const hub of [...this.hubs]) hub.close();
  }
}
