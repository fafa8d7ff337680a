import { Column, Entity } from 'typeorm';
import type { ChildConnection } from '@vigie/contracts';
import type { ListDefinition } from '@vigie/platform/http';
import { Partitioned } from '../changes/managed.entity.js';
import { managedColumns } from '../changes/visible-rows.js';

/** Another installation whose cameras are known here by reference (MG-05). Its id is the one that it has for itself. */
@Entity('child_sites')
export class ChildSite extends Partitioned {
  /** Whether somebody here named it; otherwise its own name is followed. */
  @Column('boolean', { name: 'name_given' })
  nameGiven: boolean;

  /** Origin: scheme, host and port. */
  @Column('text')
  url: string;

  @Column('text', { name: 'client_id' })
  clientId: string;

  /** Sealed. */
  @Column('bytea', { name: 'client_secret' })
  clientSecret: Buffer;

  @Column('text')
  connection: ChildConnection;

  @Column('timestamptz', { name: 'connection_since' })
  connectionSince: Date;

  @Column('timestamptz', { name: 'last_read_at', nullable: true })
  lastReadAt: Date | null;

  @Column('integer', { name: 'cameras_left_out' })
  camerasLeftOut: number;

  /** When a copy of the service reads it again. */
  @Column('timestamptz', { name: 'read_after' })
  readAfter: Date;
}

const { id, name, createdAt, modifiedAt } = managedColumns;

export const childSiteList: ListDefinition = {
  columns: { id, name, createdAt, modifiedAt, url: 'string', connection: 'string', connectionSince: 'time', lastReadAt: 'time' },
  defaultOrder: "asc:'name'",
  maxSize: 1_000,
};
