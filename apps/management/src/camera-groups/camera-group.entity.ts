import { Column, Entity } from 'typeorm';
import { Partitioned } from '../changes/managed.entity.js';

/** Cameras that are granted and shown together; groups nest. */
@Entity('camera_groups')
export class CameraGroup extends Partitioned {
  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId: string | null;
}
