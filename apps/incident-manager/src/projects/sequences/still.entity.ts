import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was seen at the start of a sequence (IM-22). Without a picture: at that time there was none. */
@Entity('sequence_stills')
export class StillRow {
  @PrimaryColumn('uuid', { name: 'sequence_id' })
  sequenceId: string;

  /** JPEG. */
  @Column('bytea', { nullable: true })
  picture: Buffer | null;

  /** Wall clock of the frame. */
  @Column('timestamptz', { name: 'frame_time', nullable: true })
  frameTime: Date | null;

  @Column('timestamptz', { name: 'checked_at' })
  checkedAt: Date;
}
