import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What types and statuses have in common. */
export abstract class IncidentPropertyRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('integer')
  number: number;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  description: string | null;

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
