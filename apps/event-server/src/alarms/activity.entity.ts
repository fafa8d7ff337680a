import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AlarmChange } from '@vigie/contracts';

/** One step in the history of an alarm; nothing of it is changed later. */
@Entity('alarm_activities')
export class ActivityRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'alarm_id' })
  alarmId: string;

  @Column('timestamptz')
  time: Date;

  @Column('text')
  operation: AlarmChange;

  @Column('uuid', { name: 'user_id', nullable: true })
  userId: string | null;

  @Column('text', { name: 'user_name', nullable: true })
  userName: string | null;

  @Column('text', { nullable: true })
  comment: string | null;

  @Column('jsonb', { nullable: true })
  details: Record<string, string | number | boolean> | null;
}
