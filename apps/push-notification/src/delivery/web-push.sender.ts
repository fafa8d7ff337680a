import { lookup } from 'node:dns/promises';
import { Injectable } from '@nestjs/common';
import webPush from 'web-push';
import { logger } from '@vigie/platform/telemetry';
import { PushConfig } from '../app.config.js';
import { isPublicAddress } from '../devices/subscription.rules.js';
import type { Subscription } from '../devices/subscription.rules.js';
import { PushSealer } from '../settings/push-sealer.js';

const log = logger('web-push');
const timeoutMs = 10_000;

export interface PushAnswer {
  /** Undefined: the push service did not answer. */
  status?: number;
  retryAfterSeconds?: number;
}

/** Sends by Web Push (RFC 8030, 8291, 8292): encrypted for the device, signed with our VAPID key (PN-04). */
@Injectable()
export class WebPushSender {
  private readonly ownHosts: string[];

  constructor(private readonly config: PushConfig, private readonly keys: PushSealer) {
    this.ownHosts = config.pushHosts.split(',').map((host) => host.trim());
  }

  /** The payload is an opaque id and a kind, nothing of people or places (PN-07). */
  async send(subscription: Subscription, notice: string, ttlSeconds: number): Promise<PushAnswer> {
    const request = webPush.generateRequestDetails(subscription, JSON.stringify({ id: notice, kind: 'alarm' }), {
      vapidDetails: { subject: this.config.contact, ...this.keys.vapid },
      TTL: ttlSeconds,
      urgency: 'high',
      // A second copy of the same notice replaces the first at the push service.
      topic: notice.replaceAll('-', ''),
    });
    try {
      await this.refusePrivateAddress(new URL(subscription.endpoint));
      const response = await fetch(request.endpoint, {
        method: 'POST', headers: request.headers as Record<string, string>, body: request.body as Uint8Array<ArrayBuffer>, redirect: 'error', signal: AbortSignal.timeout(timeoutMs),
      });
      await response.body?.cancel();
      const after = Number(response.headers.get('retry-after') ?? Number.NaN);
      return { status: response.status, ...(Number.isFinite(after) ? { retryAfterSeconds: after } : {}) };
    } catch (error) {
      log.info({ err: error }, 'the push service does not answer');
      return {};
    }
  }

  /** A public name may still lead inside: what it resolves to counts. */
  private async refusePrivateAddress({ host, hostname }: URL): Promise<void> {
    if (this.ownHosts.includes(host)) return;
    const addresses = await lookup(hostname, { all: true });
    if (!addresses.every(({ address }) => isPublicAddress(address))) throw new Error('The address of the push service leads inside.');
  }
}
