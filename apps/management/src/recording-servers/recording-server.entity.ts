import { Column, Entity } from 'typeorm';
import type { ListDefinition } from '@vigie/platform/http';
import { Partitioned } from '../changes/managed.entity.js';
import { managedColumns } from '../changes/visible-rows.js';

/** A recording server of the site. */
@Entity('recording_servers')
export class RecordingServer extends Partitioned {
  @Column('boolean')
  enabled: boolean;
}

export const recordingServerList: ListDefinition = { columns: { ...managedColumns, enabled: 'boolean' }, defaultOrder: "asc:'name'" };
