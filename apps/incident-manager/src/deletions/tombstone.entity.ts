import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The id of something that is gone, so that people who still have it on screen learn that it was deleted (IM-32). */
@Entity('tombstones')
export class Tombstone {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  type: string;

  @Column('timestamptz', { name: 'deleted_at' })
  deletedAt: Date;
}
