import { Column, Entity } from 'typeorm';
import type { Grant } from '@vigie/contracts';
import { Managed } from '../changes/managed.entity.js';

/** What its holders may do (MG-22). A new one may nothing (MG-23). */
@Entity('roles')
export class Role extends Managed {
  @Column('boolean', { name: 'built_in' })
  builtIn: boolean;

  @Column('jsonb')
  grants: Grant[];

  @Column('uuid', { array: true })
  reaches: string[];
}
