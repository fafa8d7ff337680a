import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PushChoice } from '@vigie/contracts';

/** What somebody chose and agreed to (PN-03, PN-08). */
@Entity('push_people')
export class PersonRow {
  @PrimaryColumn('uuid', { name: 'user_id' })
  userId: string;

  @Column('text')
  which: PushChoice;

  @Column('timestamptz', { name: 'consent_given_at', nullable: true })
  consentGivenAt: Date | null;

  @Column('text', { name: 'consent_version', nullable: true })
  consentVersion: string | null;

  @Column('text', { name: 'consent_language', nullable: true })
  consentLanguage: string | null;
}
