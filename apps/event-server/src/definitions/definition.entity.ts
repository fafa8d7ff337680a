import { FoldedColumn } from '@vigie/platform/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AlarmCategory } from '@vigie/contracts';

/** Which events raise an alarm, and how it looks. */
@Entity('alarm_definitions')
export class DefinitionRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  @FoldedColumn('name', 'name_folded')
  nameFolded?: string;

  /** Code of a definition that comes with the product. */
  @Column('text', { name: 'built_in', nullable: true })
  builtIn: string | null;

  @Column('boolean')
  enabled: boolean;

  @Column('text', { array: true })
  events: string[];

  @Column('text', { name: 'end_events', array: true })
  endEvents: string[];

  @Column('integer')
  priority: number;

  @Column('text')
  category: AlarmCategory;

  @Column('boolean', { name: 'auto_close' })
  autoClose: boolean;

  @Column('text', { nullable: true })
  instructions: string | null;

  @Column('uuid', { name: 'assign_to_id', nullable: true })
  assignToId: string | null;

  @Column('text', { name: 'assign_to_name', nullable: true })
  assignToName: string | null;

  @Column('integer')
  version: number;
}
