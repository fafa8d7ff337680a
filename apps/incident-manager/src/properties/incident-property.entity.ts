import type { IncidentDataKind } from '@vigie/contracts';
import { FoldedColumn } from '@vigie/platform/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What all that administrators define has in common. */
export abstract class IncidentPropertyRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('integer')
  number: number;

  @Column('text')
  name: string;

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

@Entity('incident_types')
export class IncidentTypeRow extends IncidentPropertyRow {}

@Entity('incident_statuses')
export class IncidentStatusRow extends IncidentPropertyRow {}

/** One of the choices of a category (IM-03). */
@Entity('incident_category_values')
export class IncidentCategoryValueRow extends IncidentPropertyRow {
  @Column('uuid', { name: 'category_id' })
  categoryId: string;
}

/** A property that is always there and is switched on or off; its name may be empty while it is off. */
export abstract class SwitchedPropertyRow extends IncidentPropertyRow {
  @Column('boolean')
  enabled: boolean;
}

/** One of five (IM-03); the first migration of properties made them. */
@Entity('incident_categories')
export class IncidentCategoryRow extends SwitchedPropertyRow {}

/** One of fifteen (IM-04). */
@Entity('incident_data_fields')
export class IncidentDataFieldRow extends SwitchedPropertyRow {
  @Column('text')
  kind: IncidentDataKind;

  /** Which one of its kind, 1 to 3. */
  @Column('integer')
  position: number;
}
