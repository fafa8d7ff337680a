import { Injectable } from '@nestjs/common';
import type { AlarmFact } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';

/** A delivery that is due, with all that is needed to make it. */
export interface DueDelivery {
  notice: string;
  device: string;
  /** Host and port of its push service; empty until it was sent to once. */
  host: string;
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

  /**
   * Takes deliveries that are due; for a minute no other copy takes them. `room` says how many a host may still have,
   * `each` how many one that is not in it: those of a host without room stay, and hold up nobody else's.
   */
  take(most: number, room: Readonly<Record<string, number>>, each: number): Promise<DueDelivery[]> {
    const closed = Object.keys(room).filter((host) => (room[host] ?? 0) <= 0);
    return this.database.change(async ({ manager }) => {
      const taken: unknown = await manager.query(
        `WITH waiting AS (
           SELECT notice_id, device_id, delivery.due_at, device.host FROM push_deliveries delivery JOIN push_devices device ON device.id = delivery.device_id
            WHERE state = 'waiting' AND delivery.due_at <= now() AND device.rest_until <= now() AND NOT (device.host = ANY($4::text[])) ORDER BY delivery.due_at LIMIT $1 * 4
         ), placed AS (
           SELECT notice_id, device_id, host, row_number() OVER (PARTITION BY host ORDER BY due_at) AS place FROM waiting
         ), due AS (
           SELECT delivery.notice_id, delivery.device_id FROM push_deliveries delivery JOIN placed USING (notice_id, device_id)
            WHERE place <= coalesce(($3::jsonb ->> placed.host)::int, $5) AND state = 'waiting' AND due_at <= now()
            ORDER BY due_at LIMIT $1 FOR UPDATE OF delivery SKIP LOCKED
         ), taken AS (
           UPDATE push_deliveries delivery SET due_at = now() + make_interval(secs => $2), attempts = delivery.attempts + 1
             FROM due WHERE delivery.notice_id = due.notice_id AND delivery.device_id = due.device_id
           RETURNING delivery.notice_id, delivery.device_id, delivery.attempts
         )
         SELECT taken.notice_id AS notice, taken.device_id AS device, taken.attempts, device.host, device.user_id AS "user", device.subscription, device.enabled,
                person.consent_given_at IS NOT NULL AS consented, notice.created_at AS "createdAt", notice.content AS alarm
           FROM taken JOIN push_devices device ON device.id = taken.device_id JOIN push_notices notice ON notice.id = taken.notice_id
           LEFT JOIN push_people person ON person.user_id = device.user_id`,
        [most, leaseSeconds, JSON.stringify(room), closed, each],
      );
      return taken as DueDelivery[];
    });
  }

  /** When it is tried again; where the push service asked for time, nothing else goes to that device until then. */
  async postpone({ notice, device }: DueDelivery, afterMs: number, deviceRestMs = 0): Promise<void> {
    await this.database.change(async ({ manager }) => {
      await manager.query(`UPDATE push_deliveries SET due_at = now() + make_interval(secs => $3) WHERE notice_id = $1 AND device_id = $2`, [notice, device, afterMs / 1_000]);
      if (deviceRestMs > 0) await manager.query('UPDATE push_devices SET rest_until = greatest(rest_until, now() + make_interval(secs => $2)) WHERE id = $1', [device, deviceRestMs / 1_000]);
    });
  }

  /** Notes whose push service a device is reached by, for one that was registered before that was kept. */
  async noteHost(device: string, host: string): Promise<void> {
    await this.database.change(({ manager }) => manager.query('UPDATE push_devices SET host = $2 WHERE id = $1', [device, host]));
  }

  /** Removes what nobody needs any more. */
  async forget(olderThanSeconds: number): Promise<void> {
    await this.database.read.query('DELETE FROM push_notices WHERE created_at < now() - make_interval(secs => $1)', [olderThanSeconds]);
  }
}
