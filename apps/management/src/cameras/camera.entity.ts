import { Column, Entity } from 'typeorm';
import type { RecordingMode } from '@vigie/contracts';
import type { ListDefinition } from '@vigie/platform/http';
import { Partitioned } from '../changes/managed.entity.js';
import { managedColumns } from '../changes/visible-rows.js';

/** A camera: one picture of a device, in one or more streams. */
@Entity('cameras')
export class Camera extends Partitioned {
  @Column('boolean')
  enabled: boolean;

  @Column('uuid', { name: 'hardware_id' })
  hardwareId: string;

  @Column('text')
  recording: RecordingMode;

  @Column('integer', { name: 'retention_days' })
  retentionDays: number;

  @Column('integer', { name: 'block_level', nullable: true })
  blockLevel: number | null;
}

export const cameraList: ListDefinition = {
  columns: { ...managedColumns, enabled: 'boolean', hardware: 'guid', recording: 'string', retentionDays: 'number' },
  defaultOrder: "asc:'name'",
  maxSize: 10_000,
};

/** Properties behind the names of the list. */
export const cameraListColumns = { ...Object.fromEntries(Object.keys(cameraList.columns).map((name) => [name, name])), hardware: 'hardwareId' };
