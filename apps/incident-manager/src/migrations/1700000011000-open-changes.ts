import type { MigrationInterface, QueryRunner } from 'typeorm';
import { propertyMembers } from '../properties/property-member.js';

const filters = ['type_id', 'status_id'];
const steps = "step.project_id = project.id AND step.operation = ANY (ARRAY['project.changed', 'hold.placed', 'hold.lifted'])";
/** Holds have no changes of members, and everybody sees them. */
const isOpen = `(step.operation <> 'project.changed' OR EXISTS (SELECT FROM jsonb_array_elements(step.changes) AS change WHERE change ->> 'property' <> ALL ($1)))`;

/**
 * Version and time of change as those see them who may not see the incident data. What is in a project no longer moves its time
 * of change: nobody is told by it of parts that they may not see.
 */
export class OpenChanges1700000011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE incident_projects ADD COLUMN open_version integer NOT NULL DEFAULT 1, ADD COLUMN open_modified_at timestamptz(3) NOT NULL DEFAULT now()');
    await runner.query(
      `UPDATE incident_projects AS project SET open_version = version,
         modified_at = coalesce((SELECT max(step.time) FROM activities AS step WHERE ${steps}), created_at),
         open_modified_at = coalesce((SELECT max(step.time) FROM activities AS step WHERE ${steps} AND ${isOpen}), created_at)`, [propertyMembers]);
    await runner.query(`CREATE INDEX incident_projects_open_modified_at ON incident_projects (open_modified_at, id, ${filters.join(', ')})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE incident_projects DROP COLUMN open_version, DROP COLUMN open_modified_at');
  }
}
