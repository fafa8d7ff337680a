import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AlarmCategory, AlarmState, EntityType, LocalizedText } from '@vigie/contracts';

/** An alarm, as it stands. */
@Entity('alarms')
export class AlarmRow {
  @PrimaryColumn('uuid')
  id: string;

  /** Given by the database; PostgreSQL's large numbers come as text. */
  @Column({ type: 'bigint', insert: false, update: false })
  number: string;

  @Column('uuid', { name: 'definition_id' })
  definitionId: string;

  @Column('text', { name: 'definition_name' })
  definitionName: string;

  @Column('jsonb')
  name: LocalizedText;

  @Column('text')
  category: AlarmCategory;

  @Column('integer')
  priority: number;

  @Column('text')
  state: AlarmState;

  @Column('text', { name: 'source_type', nullable: true })
  sourceType: EntityType | null;

  @Column('uuid', { name: 'source_id', nullable: true })
  sourceId: string | null;

  @Column('text', { name: 'source_name', nullable: true })
  sourceName: string | null;

  @Column('timestamptz')
  time: Date;

  @Column('timestamptz', { name: 'last_time' })
  lastTime: Date;

  @Column('integer')
  occurrences: number;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;

  @Column('uuid', { name: 'assigned_to_id', nullable: true })
  assignedToId: string | null;

  @Column('text', { name: 'assigned_to_name', nullable: true })
  assignedToName: string | null;

  @Column('text', { nullable: true })
  instructions: string | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;

  @Column('integer')
  version: number;
}
