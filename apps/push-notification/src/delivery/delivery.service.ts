import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform/persistence';
import { entryOf, serviceCaller } from '@vigie/platform/security';
import { counter } from '@vigie/platform/telemetry';
import { PushConfig } from '../app.config.js';
import { Subscriptions } from '../devices/subscriptions.js';
import { DeliveryPolicy } from './delivery-policy.js';
import { outcomeOf, waitMs } from './delivery.rules.js';
import { DeliveryStore } from './delivery.store.js';
import type { DueDelivery } from './delivery.store.js';
import { WebPushSender } from './web-push.sender.js';

const results = counter('push_deliveries_total', 'Attempts to deliver by what became of them.', ['outcome']);
const self = serviceCaller('push-notification');

/** Makes one delivery: looks at rights and consent once more, sends, remembers what became of it. */
@Injectable()
export class Delivery {
  constructor(
    private readonly config: PushConfig,
    private readonly database: Database,
    private readonly store: DeliveryStore,
    private readonly sender: WebPushSender,
    private readonly subscriptions: Subscriptions,
    private readonly policy: DeliveryPolicy,
  ) {}

  /** @returns whether the push service said anything, and how long it wants to be left alone by everybody, in milliseconds. */
  async make(due: DueDelivery): Promise<{ answered: boolean; hostRestMs?: number }> {
    const left = this.config.lifetimeS - Math.floor((Date.now() - due.createdAt.getTime()) / 1_000);
    const refusal = left <= 0 ? 'expired' : this.policy.refusal(due);
    if (refusal) {
      await this.end(due, refusal);
      return { answered: true };
    }
    const subscription = this.subscriptions.open(due.device, due.subscription);
    if (due.host === '') await this.store.noteHost(due.device, new URL(subscription.endpoint).host);
    const { status, retryAfterMs } = await this.sender.send(subscription, due.notice, left);
    const outcome = outcomeOf(status);
    results.inc({ outcome });
    if (outcome !== 'later') await this.end(due, outcome);
    // Too many requests is said of the device, everything else that is to be tried again of the push service.
    else await this.store.postpone(due, waitMs(due.attempts, this.config.retryMs, retryAfterMs), status === 429 ? retryAfterMs : 0);
    return { answered: status !== undefined, ...(status !== undefined && status >= 500 ? { hostRestMs: retryAfterMs } : {}) };
  }

  /** Said in the log without its content (PN-13). */
  private end(due: DueDelivery, outcome: string): Promise<void> {
    return this.database.change(async (tx) => {
      await tx.manager.query(`UPDATE push_deliveries SET state = 'ended', outcome = $3 WHERE notice_id = $1 AND device_id = $2`, [due.notice, due.device, outcome]);
      if (outcome === 'dead') await this.policy.drop(tx, due);
      if (outcome === 'noLongerAllowed' || outcome === 'withdrawn') return;
      await tx.log(entryOf(self, {
        log: 'system', category: 'notification', operation: 'notification.sent', object: { type: 'pushDevices', id: due.device }, outcome: outcome === 'sent' ? 'success' : 'failure',
        ...(outcome === 'sent' ? {} : { reason: outcome }), details: { notice: due.notice, user: due.user, attempts: due.attempts },
      }));
    });
  }
}
