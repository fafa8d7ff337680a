import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AlarmFact } from '@vigie/contracts';

/** Something to tell people of: kept here, fetched by id after sign-in; the push itself carries only the id (PN-07). */
@Entity('push_notices')
export class NoticeRow {
  @PrimaryColumn('uuid')
  id: string;

  /** Order of arrival; given by the database. */
  @Column({ type: 'bigint', insert: false })
  number: string;

  @Column('uuid', { name: 'alarm_id' })
  alarmId: string;

  @Column('text')
  change: string;

  @Column('jsonb')
  content: AlarmFact;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
