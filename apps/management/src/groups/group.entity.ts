import { Column, Entity } from 'typeorm';
import { Partitioned } from '../changes/managed.entity.js';

/** Users who hold the same; groups nest (MG-20). */
@Entity('groups')
export class Group extends Partitioned {
  @Column('integer', { nullable: true })
  level: number | null;

  @Column('uuid', { array: true })
  reaches: string[];
}
