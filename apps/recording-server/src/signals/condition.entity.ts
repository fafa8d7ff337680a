import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something wrong that was told and has not ended yet: `signal.<camera>` or `disk`. The row goes with the fact that tells its end. */
@Entity('open_condition')
export class ConditionEntity {
  @PrimaryColumn('text')
  key: string;

  @Column('timestamptz')
  since: Date;
}
