import { FoldedColumn } from '@vigie/platform/persistence';
import { Column, PrimaryColumn } from 'typeorm';

/** Columns of every object of the register. The version is what its ETag says. */
export abstract class Managed {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  /** The name as names are compared and found: one role, group or server per name, whatever its case and accents. */
  @FoldedColumn('name', 'name_key')
  nameKey?: string;

  @Column('text', { nullable: true })
  description: string | null;

  @FoldedColumn('description', 'description_folded', { nullable: true })
  descriptionFolded?: string | null;

  @Column('integer')
  version: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'modified_at' })
  modifiedAt: Date;
}

/** Columns of what lives in partitions. */
export abstract class Partitioned extends Managed {
  @Column('uuid', { array: true })
  partitions: string[];
}
