import { FoldedColumn } from '@vigie/platform/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What somebody wrote about an incident: text, never markup (IM-25). */
@Entity('comments')
export class CommentRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'project_id' })
  projectId: string;

  @Column('text')
  text: string;

  @FoldedColumn('text', 'text_folded')
  textFolded?: string;

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
