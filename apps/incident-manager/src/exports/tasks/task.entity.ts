import type { ErrorCode, ErrorParameters, LeftOutSequence, TaskState } from '@vigie/contracts';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** The package that a task made. */
export interface StoredPackage {
  name: string;
  bytes: number;
  sha256: string;
  fingerprint: string;
  /** How many chunks it is stored in. */
  chunks: number;
  /** Whether the report is in it. */
  report: boolean;
  /** Whose video is in it, by the camera and where it begins. */
  sequences: { cameraId: string; startTime: string }[];
  leftOut: Pick<LeftOutSequence, 'sequence' | 'camera' | 'reason'>[];
}

/** A long task. Its row is the same for all copies of the service; one of them works on it and gives a sign of life now and then. */
@Entity('tasks')
export class TaskRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  @Column('uuid', { name: 'project_id' })
  projectId: string;

  @Column('text', { name: 'project_number' })
  projectNumber: string;

  @Column('uuid', { name: 'owner_id' })
  ownerId: string;

  @Column('text')
  state: TaskState;

  @Column('integer')
  progress: number;

  @Column('text', { name: 'error_code', nullable: true })
  errorCode: ErrorCode | null;

  @Column('jsonb', { name: 'error_parameters', nullable: true })
  errorParameters: ErrorParameters | null;

  @Column('jsonb', { nullable: true })
  package: StoredPackage | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}
