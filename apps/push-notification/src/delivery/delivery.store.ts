import { Injectable } from '@nestjs/common';
import type { AlarmFact } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';

/** A delivery that is due, with all that is needed to make it. */
export interface DueDelivery {
  notice: string;
  device: string;
  user: string;
  subscription: Buffer;
  enabled: boolean;
  consented: boolean;
  attempts: number;
  createdAt: Date;
  alarm: AlarmFact;
}

const leaseSeconds = 60;

/** Which notice goes to which device, and what became of it. */
@Injectable()
export class DeliveryStore {
  constructor(private readonly database: Database) {}

  /** Takes deliveries that are due; for a minute no other copy takes them. */
  take(most: number): Promise<DueDelivery[]> {
    return this.database.change(async ({ manager }) => {
      const taken: unknown = await manager.query(
        `WITH due AS (
           SELECT notice_id, device_id FROM push_deliveries WHERE state = 'waiting' AND due_at <= now() ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED
         ), taken AS (
           UPDATE push_deliveries delivery SET due_at = now() + make_interval(secs => $2), attempts = delivery.attempts + 1
             FROM due WHERE delivery.notice_id = due.notice_id AND delivery.device_id = due.device_id
           RETURNING delivery.notice_id, delivery.device_id, delivery.attempts
         )
         SELECT taken.notice_id AS notice, taken.device_id AS device, taken.attempts, device.user_id AS "user", device.subscription, device.enabled,
                person.consent_given_at IS NOT NULL AS consented, notice.created_at AS "createdAt", notice.content AS alarm
           FROM taken JOIN push_devices device ON device.id = taken.device_id JOIN push_notices notice ON notice.id = taken.notice_id
           LEFT JOIN push_people person ON person.user_id = device.user_id`,
        [most, leaseSeconds],
      );
      return taken as DueDelivery[];
    });
  }

  /** When it is tried again. */
  async postpone({ notice, device }: DueDelivery, afterMs: number): Promise<void> {
    await this.database.read.query(`UPDATE push_deliveries SET due_at = now() + make_interval(secs => $3) WHERE notice_id = $1 AND device_id = $2`, [notice, device, afterMs / 1_000]);
  }

  /** Removes what nobody needs any more. */
  async forget(olderThanSeconds: number): Promise<void> {
    await this.database.read.query('DELETE FROM push_notices WHERE created_at < now() - make_interval(secs => $1)', [olderThanSeconds]);
  }
}
