import { Injectable } from '@nestjs/common';
import { request } from 'undici';
import webPush from 'web-push';
import { logger } from '@vigie/platform/telemetry';
import { PushConfig } from '../app.config.js';
import type { Subscription } from '../devices/subscription.rules.js';
import { PushSealer } from '../settings/push-sealer.js';
import { PushDispatcher } from './push-dispatcher.js';
import { retryAfterMs } from './retry-after.js';

const log = logger('web-push');
const timeoutMs = 10_000;

export interface PushAnswer {
  /** Undefined: the push service did not answer. */
  status?: number;
  /** Milliseconds that it asked to be left alone for. */
  retryAfterMs?: number;
}

/** Sends by Web Push (RFC 8030, 8291, 8292): encrypted for the device, signed with our VAPID key (PN-04). */
@Injectable()
export class WebPushSender {
  constructor(private readonly config: PushConfig, private readonly keys: PushSealer, private readonly dispatcher: PushDispatcher) {}

  /** The payload is an opaque id and a kind, nothing of people or places (PN-07). */
  async send(subscription: Subscription, notice: string, ttlSeconds: number): Promise<PushAnswer> {
    const { endpoint, headers, body } = webPush.generateRequestDetails(subscription, JSON.stringify({ id: notice, kind: 'alarm' }), {
      vapidDetails: { subject: this.config.contact, ...this.keys.vapid },
      TTL: ttlSeconds,
      urgency: 'high',
      // A second copy of the same notice replaces the first at the push service.
      topic: notice.replaceAll('-', ''),
    });
    try {
      const answer = await request(endpoint, {
        method: 'POST', headers: headers as Record<string, string>, body, signal: AbortSignal.timeout(timeoutMs), dispatcher: this.dispatcher.for(new URL(endpoint).host),
      });
      // Nobody reads it, and it may be of any length: a short one is taken so that the connection stays, a longer one is cut.
      await answer.body.dump({ limit: 16 * 1024, signal: AbortSignal.timeout(timeoutMs) }).catch(() => undefined);
      const after = retryAfterMs([answer.headers['retry-after']].flat()[0], Date.now());
      return { status: answer.statusCode, ...(after === undefined ? {} : { retryAfterMs: after }) };
    } catch (error) {
      log.info({ err: error }, 'the push service does not answer');
      return {};
    }
  }
}
