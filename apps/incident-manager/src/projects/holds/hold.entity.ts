import type { HoldKind } from '@vigie/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Keeps a project from going until it is lifted; stays as a record. */
@Entity('project_holds')
export class HoldRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'project_id' })
  projectId: string;

  @Column('text')
  kind: HoldKind;

  @Column('text')
  reason: string;

  @Column('text', { nullable: true })
  reference: string | null;

  @Column('uuid', { name: 'placed_by_id' })
  placedById: string;

  @Column('text', { name: 'placed_by_name' })
  placedByName: string;

  @Column('text', { name: 'placed_by_kind' })
  placedByKind: string;

  @Column('timestamptz', { name: 'placed_at' })
  placedAt: Date;

  @Column('uuid', { name: 'lifted_by_id', nullable: true })
  liftedById: string | null;

  @Column('text', { name: 'lifted_by_name', nullable: true })
  liftedByName: string | null;

  @Column('text', { name: 'lifted_by_kind', nullable: true })
  liftedByKind: string | null;

  /** Null: the project is held. */
  @Column('timestamptz', { name: 'lifted_at', nullable: true })
  liftedAt: Date | null;
}
