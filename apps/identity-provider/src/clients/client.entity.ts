import { FoldedColumn } from '@vigie/platform/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A machine that signs in with a secret of its own: the command line, an integration. */
@Entity('clients')
export class MachineClient {
  /** Also `sub` of its tokens. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { name: 'client_id' })
  clientId: string;

  @Column('text')
  name: string;

  @FoldedColumn('name', 'name_key')
  nameKey: string;

  @Column('text', { nullable: true })
  description: string | null;

  @FoldedColumn('description', 'description_folded', { nullable: true })
  descriptionFolded?: string | null;

  /** SHA-256 of the secret, which is random and shown once. */
  @Column('bytea', { name: 'secret_digest' })
  secretDigest: Buffer;

  @Column('boolean', { name: 'built_in' })
  builtIn: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
