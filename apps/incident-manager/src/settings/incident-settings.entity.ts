import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row of settings of this site (IM-08, IM-09). */
@Entity('incident_settings')
export class IncidentSettingsRow {
  @PrimaryColumn('integer')
  id: number;

  @Column('text', { name: 'report_title' })
  reportTitle: string;

  @Column('integer', { name: 'retention_days' })
  retentionDays: number;

  @Column('integer')
  version: number;
}
