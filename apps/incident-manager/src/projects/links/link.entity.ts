import type { EntityType, LocalizedText } from '@vigie/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An alarm that belongs to a project, as it was when it was linked (IM-34). */
@Entity('project_links')
export class LinkRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'project_id' })
  projectId: string;

  @Column('uuid', { name: 'alarm_id' })
  alarmId: string;

  @Column('integer', { name: 'alarm_number' })
  alarmNumber: number;

  @Column('jsonb', { name: 'alarm_name' })
  alarmName: LocalizedText;

  @Column('timestamptz', { name: 'alarm_time' })
  alarmTime: Date;

  /** Rights on the source decide who sees the alarm. */
  @Column('text', { name: 'source_type', nullable: true })
  sourceType: EntityType | null;

  @Column('uuid', { name: 'source_id', nullable: true })
  sourceId: string | null;

  @Column('text', { name: 'source_name', nullable: true })
  sourceName: string | null;

  @Column('uuid', { name: 'added_by_id' })
  addedById: string;

  @Column('text', { name: 'added_by_name' })
  addedByName: string;

  @Column('text', { name: 'added_by_kind' })
  addedByKind: string;

  @Column('timestamptz', { name: 'added_at' })
  addedAt: Date;
}
