import { Column, Entity } from 'typeorm';
import type { ListDefinition } from '@vigie/platform/http';
import { Partitioned } from '../changes/managed.entity.js';
import { managedColumns } from '../changes/visible-rows.js';

/** A recording server of the site. */
@Entity('recording_servers')
export class RecordingServer extends Partitioned {
  @Column('boolean')
  enabled: boolean;

  /** X25519, base64url: what secrets for it are sealed to. Null until it has told one. */
  @Column('text', { name: 'secrets_key', nullable: true })
  secretsKey: string | null;
}

export const recordingServerList: ListDefinition = { columns: { ...managedColumns, enabled: 'boolean' }, defaultOrder: "asc:'name'" };
