import { FoldedColumn } from '@vigie/platform/persistence';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** A basic user: a name and a password of this site's own (ID-02). */
@Entity('accounts')
export class Account {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  /** The name as it is compared: one account per name, however it is typed. */
  @FoldedColumn('name', 'name_key')
  nameKey: string;

  @Column('text', { name: 'full_name', nullable: true })
  fullName: string | null;

  @FoldedColumn('fullName', 'full_name_folded', { nullable: true })
  fullNameFolded?: string | null;

  @Column('text', { nullable: true })
  description: string | null;

  @FoldedColumn('description', 'description_folded', { nullable: true })
  descriptionFolded?: string | null;

  @Column('text', { name: 'password_hash' })
  passwordHash: string;

  @Column('boolean', { name: 'must_change_password' })
  mustChangePassword: boolean;

  @Column('boolean')
  disabled: boolean;

  @Column('boolean', { name: 'built_in' })
  builtIn: boolean;

  @VersionColumn()
  version: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'modified_at' })
  modifiedAt: Date;

  @Column('timestamptz', { name: 'password_changed_at' })
  passwordChangedAt: Date;

  @Column('timestamptz', { name: 'last_sign_in', nullable: true })
  lastSignIn: Date | null;
}
