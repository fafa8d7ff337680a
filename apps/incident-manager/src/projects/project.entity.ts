import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What operators document of an incident (IM-20). */
@Entity('incident_projects')
export class ProjectRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  number: string;

  @Column('text', { nullable: true })
  title: string | null;

  @Column('text', { nullable: true })
  description: string | null;

  @Column('uuid', { name: 'type_id', nullable: true })
  typeId: string | null;

  @Column('uuid', { name: 'status_id', nullable: true })
  statusId: string | null;

  @Column('timestamptz', { name: 'start_time', nullable: true })
  startTime: Date | null;

  @Column('timestamptz', { name: 'end_time', nullable: true })
  endTime: Date | null;

  @Column('uuid', { name: 'created_by_id' })
  createdById: string;

  @Column('text', { name: 'created_by_name' })
  createdByName: string;

  @Column('text', { name: 'created_by_kind' })
  createdByKind: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'modified_at' })
  modifiedAt: Date;

  /** Counts changes of the project's own members; sequences and comments have their own. */
  @Column('integer')
  version: number;

  @Column('integer', { name: 'sequence_count' })
  sequenceCount: number;

  @Column('integer', { name: 'comment_count' })
  commentCount: number;
}
