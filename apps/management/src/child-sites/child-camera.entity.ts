import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ListDefinition } from '@vigie/platform/http';
import { FoldedColumn } from '@vigie/platform/persistence';

/** A camera of a child site, as the child shows it to this site. */
@Entity('child_cameras')
export class ChildCamera {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'site_id' })
  siteId: string;

  @Column('text')
  name: string;

  @FoldedColumn('name', 'name_key')
  nameKey?: string;

  /** Since when the child does not show it any more. */
  @Column('timestamptz', { name: 'removed_at', nullable: true })
  removedAt: Date | null;
}

export const childCameraList: ListDefinition = { columns: { id: 'guid', name: 'string', site: 'guid' }, defaultOrder: "asc:'name'", maxSize: 10_000 };

/** Properties behind the names of the list. */
export const childCameraColumns = { id: 'id', name: 'name', site: 'siteId' };
