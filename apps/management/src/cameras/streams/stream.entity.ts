import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One stream of a camera. */
@Entity('streams')
export class Stream {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'camera_id' })
  cameraId: string;

  @Column('integer')
  position: number;

  @Column('text')
  name: string;

  @Column('text')
  url: string;

  @Column('boolean', { name: 'is_default' })
  isDefault: boolean;

  @Column('boolean', { name: 'is_recorded' })
  isRecorded: boolean;
}
