import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PushPlatform } from '@vigie/contracts';

/** A device that somebody agreed to be notified on (PN-01). */
@Entity('push_devices')
export class DeviceRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'user_id' })
  userId: string;

  @Column('text')
  name: string;

  @Column('text')
  platform: PushPlatform;

  /** SHA-256 of the push address: one registration per address, without keeping the address readable. */
  @Column('bytea', { name: 'address_hash' })
  addressHash: Buffer;

  /** Address and keys, sealed. */
  @Column('bytea')
  subscription: Buffer;

  /** Host and port of its push service: turns are shared by it. Empty for a device registered before that. */
  @Column('text', { default: '' })
  host: string;

  @Column('boolean')
  enabled: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'last_seen' })
  lastSeen: Date;
}
