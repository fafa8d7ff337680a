import { Column, Entity } from 'typeorm';
import { Managed } from '../changes/managed.entity.js';

/** This site. */
@Entity('sites')
export class Site extends Managed {
  @Column('text', { name: 'time_zone' })
  timeZone: string;

  @Column('integer', { name: 'minimum_user_level' })
  minimumUserLevel: number;
}
