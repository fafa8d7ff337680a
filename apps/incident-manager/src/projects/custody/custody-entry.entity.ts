import type { CustodyKind, DisclosureForm } from '@vigie/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One link of a project's chain of custody (IM-36). Rows are written, never changed: the database refuses. */
@Entity('custody_entries')
export class CustodyRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'project_id' })
  projectId: string;

  /** Place in the chain of the project, from 1. */
  @Column('integer')
  number: number;

  @Column('text')
  kind: CustodyKind;

  /** When it happened. */
  @Column('timestamptz')
  time: Date;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;

  @Column('uuid', { name: 'by_id' })
  byId: string;

  @Column('text', { name: 'by_name' })
  byName: string;

  @Column('text', { name: 'by_kind' })
  byKind: string;

  @Column('text', { nullable: true })
  recipient: string | null;

  @Column('text', { nullable: true })
  purpose: string | null;

  @Column('text', { nullable: true })
  form: DisclosureForm | null;

  @Column('text', { nullable: true })
  reference: string | null;

  @Column('jsonb')
  details: Record<string, string | number | boolean>;

  @Column('text', { name: 'previous_hash' })
  previousHash: string;

  @Column('text')
  hash: string;
}
