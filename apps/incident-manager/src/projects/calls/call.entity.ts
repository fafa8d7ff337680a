import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who was called, when, and what was said (IM-26). */
@Entity('calls')
export class CallRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'project_id' })
  projectId: string;

  @Column('text')
  callee: string;

  @Column('timestamptz')
  time: Date;

  @Column('text', { nullable: true })
  text: string | null;

  @Column('uuid', { name: 'author_id' })
  authorId: string;

  @Column('text', { name: 'author_name' })
  authorName: string;

  @Column('text', { name: 'author_kind' })
  authorKind: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'edited_at', nullable: true })
  editedAt: Date | null;

  @Column('integer')
  version: number;
}
