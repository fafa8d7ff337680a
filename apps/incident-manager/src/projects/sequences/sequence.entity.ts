import type { RecordingState } from '@vigie/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A span of one camera that belongs to a project (IM-22). */
@Entity('sequences')
export class SequenceRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'project_id' })
  projectId: string;

  @Column('uuid', { name: 'site_id' })
  siteId: string;

  /** Of a camera of a child site: the name of its site when the sequence was added. Null for cameras of this site. */
  @Column('text', { name: 'site_name', nullable: true })
  siteName: string | null;

  @Column('uuid', { name: 'camera_id' })
  cameraId: string;

  /** Its name when the sequence was added: the camera may be removed, the record stays. */
  @Column('text', { name: 'camera_name' })
  cameraName: string;

  @Column('timestamptz', { name: 'start_time' })
  startTime: Date;

  @Column('timestamptz', { name: 'end_time' })
  endTime: Date;

  @Column('text', { name: 'has_recording' })
  hasRecording: RecordingState;

  @Column('timestamptz', { name: 'recording_checked_at' })
  recordingCheckedAt: Date;

  @Column('uuid', { name: 'added_by_id' })
  addedById: string;

  @Column('text', { name: 'added_by_name' })
  addedByName: string;

  @Column('text', { name: 'added_by_kind' })
  addedByKind: string;

  @Column('timestamptz', { name: 'added_at' })
  addedAt: Date;
}
