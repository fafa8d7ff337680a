import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { JWK } from 'jose';

/** A key that signs tokens. The private half is sealed by the system key. */
@Entity('signing_keys')
export class SigningKey {
  @PrimaryColumn('integer')
  number: number;

  @Column('text')
  kid: string;

  @Column('jsonb', { name: 'public_key' })
  publicKey: JWK;

  @Column('bytea', { name: 'private_key' })
  privateKey: Buffer;

  @Column('timestamptz', { name: 'signs_from' })
  signsFrom: Date;
}
