import { Column, Entity } from 'typeorm';
import { Managed } from '../changes/managed.entity.js';

/** A part of the site that rights reach or do not reach (MG-21). */
@Entity('partitions')
export class Partition extends Managed {
  @Column('boolean', { name: 'built_in' })
  builtIn: boolean;
}
