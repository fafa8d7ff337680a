import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CameraFact } from '@vigie/contracts';

/** A camera of this recording server as management last told it; a deleted one stays as a mark, so that an older fact does not bring it back. */
@Entity('camera')
export class CameraEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('integer')
  revision: number;

  /** Outlives the camera: its recordings still go when they are old enough. */
  @Column('integer', { name: 'retention_days' })
  retentionDays: number;

  /** Null: deleted, or moved to another recording server. */
  @Column('jsonb', { nullable: true })
  camera: CameraFact | null;
}
