import { FoldedColumn } from '@vigie/platform/persistence';
import { Column } from 'typeorm';
import type { PropertyMember } from '../properties/property-member.js';
import { readDecimal } from './data-value.rules.js';

type Value = string | boolean | Date | null;

/** Digits as people write them: PostgreSQL fills up with zeros. */
const digits = { from: (text: string | null) => (text === null ? null : readDecimal(text) ?? text), to: (text: string | null) => text };
const category = (number: number) => ({ name: `category${number}_id`, nullable: true });
const checkBox = (position: number) => ({ name: `check_box${position}`, nullable: true });
const dateTime = (position: number) => ({ name: `date_time${position}`, nullable: true });
const decimal = { precision: 20, scale: 6, nullable: true, transformer: digits };

/** Values of categories and of incident data that a project has (IM-24); null: none. Whole and decimal numbers are kept as digits. */
export abstract class ProjectData implements Record<PropertyMember, Value> {
  @Column('uuid', category(1))
  category1: string | null;

  @Column('uuid', category(2))
  category2: string | null;

  @Column('uuid', category(3))
  category3: string | null;

  @Column('uuid', category(4))
  category4: string | null;

  @Column('uuid', category(5))
  category5: string | null;

  @Column('bigint', { nullable: true })
  integer1: string | null;

  @Column('bigint', { nullable: true })
  integer2: string | null;

  @Column('bigint', { nullable: true })
  integer3: string | null;

  @Column('numeric', decimal)
  decimal1: string | null;

  @Column('numeric', decimal)
  decimal2: string | null;

  @Column('numeric', decimal)
  decimal3: string | null;

  @Column('text', { nullable: true })
  text1: string | null;

  @FoldedColumn('text1', 'text1_folded', { nullable: true })
  text1Folded?: string | null;

  @Column('text', { nullable: true })
  text2: string | null;

  @FoldedColumn('text2', 'text2_folded', { nullable: true })
  text2Folded?: string | null;

  @Column('text', { nullable: true })
  text3: string | null;

  @FoldedColumn('text3', 'text3_folded', { nullable: true })
  text3Folded?: string | null;

  @Column('boolean', checkBox(1))
  checkBox1: boolean | null;

  @Column('boolean', checkBox(2))
  checkBox2: boolean | null;

  @Column('boolean', checkBox(3))
  checkBox3: boolean | null;

  @Column('timestamptz', dateTime(1))
  dateTime1: Date | null;

  @Column('timestamptz', dateTime(2))
  dateTime2: Date | null;

  @Column('timestamptz', dateTime(3))
  dateTime3: Date | null;
}
