import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A span that its owner marked while watching (IM-21). */
@Entity('draft_sequences')
export class DraftSequenceRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'owner_id' })
  ownerId: string;

  @Column('uuid', { name: 'camera_id' })
  cameraId: string;

  @Column('text', { name: 'camera_name' })
  cameraName: string;

  @Column('uuid', { name: 'site_id', nullable: true })
  siteId: string | null;

  /** Of a camera of a child site; null for cameras of this site. */
  @Column('text', { name: 'site_name', nullable: true })
  siteName: string | null;

  @Column('timestamptz', { name: 'start_time' })
  startTime: Date;

  @Column('timestamptz', { name: 'end_time' })
  endTime: Date;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
