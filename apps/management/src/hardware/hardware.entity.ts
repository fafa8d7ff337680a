import { Column, Entity } from 'typeorm';
import type { ListDefinition } from '@vigie/platform/http';
import { Partitioned } from '../changes/managed.entity.js';
import { managedColumns } from '../changes/visible-rows.js';

/** A device on the network; cameras are parts of it. */
@Entity('hardware')
export class Hardware extends Partitioned {
  @Column('boolean')
  enabled: boolean;

  @Column('uuid', { name: 'recording_server_id' })
  recordingServerId: string;

  @Column('text')
  address: string;

  @Column('text', { name: 'user_name', nullable: true })
  userName: string | null;

  /** Sealed; read only where it is opened. */
  @Column('bytea', { nullable: true })
  password: Buffer | null;

  /** 0: never had any. */
  @Column('integer', { name: 'credentials_revision' })
  credentialsRevision: number;

  @Column('text', { nullable: true })
  model: string | null;

  @Column('text', { nullable: true })
  firmware: string | null;

  @Column('text', { name: 'serial_number', nullable: true })
  serialNumber: string | null;

  /** Made together with its camera, and goes with it. */
  @Column('boolean', { name: 'with_camera' })
  withCamera: boolean;
}

export const hardwareList: ListDefinition = {
  columns: { ...managedColumns, enabled: 'boolean', address: 'string', model: 'string', firmware: 'string', serialNumber: 'string' },
  defaultOrder: "asc:'name'",
};
