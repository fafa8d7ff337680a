import { Column, Entity } from 'typeorm';
import type { ListDefinition } from '@vigie/platform/http';
import { Partitioned } from '../changes/managed.entity.js';
import { managedColumns } from '../changes/visible-rows.js';

/** Somebody who can be given rights: what the identity-provider says of an account or client, and what is set here. */
@Entity('users')
export class User extends Partitioned {
  @Column('text')
  kind: 'user' | 'client';

  @Column('text', { name: 'full_name', nullable: true })
  fullName: string | null;

  @Column('boolean')
  disabled: boolean;

  @Column('boolean', { name: 'built_in' })
  builtIn: boolean;

  @Column('integer', { nullable: true })
  level: number | null;

  @Column('uuid', { array: true })
  reaches: string[];
}

export const userList: ListDefinition = {
  columns: { ...managedColumns, kind: 'string', fullName: 'string', disabled: 'boolean', level: 'number' },
  defaultOrder: "asc:'name'",
};
