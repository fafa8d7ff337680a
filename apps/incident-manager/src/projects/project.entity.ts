import { collationOf, FoldedColumn } from '@vigie/platform/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ProjectData } from './project-data.entity.js';
import type { MemberVersions } from './project-merge.rules.js';

/** What operators document of an incident (IM-20). */
@Entity('incident_projects')
export class ProjectRow extends ProjectData {
  @PrimaryColumn('uuid')
  id: string;

  /** Digits: one order in every language. */
  @Column({ type: 'text', collation: collationOf('en') })
  number: string;

  @Column('text', { nullable: true })
  title: string | null;

  @Column('text', { nullable: true })
  description: string | null;

  @FoldedColumn('title', 'title_folded', { nullable: true })
  titleFolded?: string | null;

  @FoldedColumn('description', 'description_folded', { nullable: true })
  descriptionFolded?: string | null;

  @Column('uuid', { name: 'type_id', nullable: true })
  typeId: string | null;

  @Column('uuid', { name: 'status_id', nullable: true })
  statusId: string | null;

  @Column('timestamptz', { name: 'start_time', nullable: true })
  startTime: Date | null;

  @Column('timestamptz', { name: 'end_time', nullable: true })
  endTime: Date | null;

  @Column('uuid', { name: 'assignee_id', nullable: true })
  assigneeId: string | null;

  /** The name held when the project was assigned. */
  @Column('text', { name: 'assignee_name', nullable: true })
  assigneeName: string | null;

  @Column('timestamptz', { name: 'due_time', nullable: true })
  dueTime: Date | null;

  @Column('uuid', { name: 'created_by_id' })
  createdById: string;

  @Column('text', { name: 'created_by_name' })
  createdByName: string;

  @Column('text', { name: 'created_by_kind' })
  createdByKind: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  /** Last change of the project's own members or its holds: what is in it has times of its own, which not everybody may see. */
  @Column('timestamptz', { name: 'modified_at' })
  modifiedAt: Date;

  /** The same without incident data, for those who may not see it. */
  @Column('timestamptz', { name: 'open_modified_at' })
  openModifiedAt: Date;

  /** Counts changes of the project's own members; sequences and comments have their own. */
  @Column('integer')
  version: number;

  /** The same without incident data, for those who may not see it. */
  @Column('integer', { name: 'open_version' })
  openVersion: number;

  /** When each member changed last, and who did it (IM-32). */
  @Column('jsonb', { name: 'member_versions' })
  memberVersions: MemberVersions;

  @Column('integer', { name: 'sequence_count' })
  sequenceCount: number;

  @Column('integer', { name: 'comment_count' })
  commentCount: number;
}
