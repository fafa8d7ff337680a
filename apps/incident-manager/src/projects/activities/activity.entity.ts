import type { IncidentOperation } from '@vigie/contracts';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { StoredChange } from './activity.rules.js';

/** One step of a project's own log (IM-27). Rows are written, never changed. */
@Entity('activities')
export class ActivityRow {
  /** Order of the steps; a project's steps are written one after the other. */
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  position: string;

  @Column('uuid')
  id: string;

  @Column('uuid', { name: 'project_id' })
  projectId: string;

  @Column('timestamptz')
  time: Date;

  @Column('uuid', { name: 'user_id' })
  userId: string;

  @Column('text', { name: 'user_name' })
  userName: string;

  @Column('text', { name: 'user_kind' })
  userKind: string;

  @Column('text')
  operation: IncidentOperation;

  @Column('jsonb')
  changes: StoredChange[];

  @Column('jsonb')
  details: Record<string, string | number | boolean>;
}
