import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EntityType } from '@vigie/contracts';

/** Something that happened. */
@Entity('events')
export class EventRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('timestamptz')
  time: Date;

  @Column('text')
  type: string;

  @Column('text', { name: 'source_type', nullable: true })
  sourceType: EntityType | null;

  @Column('uuid', { name: 'source_id', nullable: true })
  sourceId: string | null;

  @Column('text', { name: 'source_name', nullable: true })
  sourceName: string | null;

  @Column('jsonb', { nullable: true })
  data: Record<string, string | number | boolean> | null;

  @Column('uuid', { name: 'triggered_by', nullable: true })
  triggeredBy: string | null;
}
