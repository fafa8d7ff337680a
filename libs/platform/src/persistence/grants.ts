import type { QueryRunner } from 'typeorm';

export type TableRight = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';

/** Name of the setting that tells migrations who the application is. */
export const applicationRoleSetting = 'vigie.application_role';

/**
 * Grants the application role rights on a table. The role's name stands in the setting `vigie.application_role`;
 * where owner and application are the same role there is nothing to grant.
 */
export async function grantToApplication(runner: Pick<QueryRunner, 'query'>, table: string, rights: readonly TableRight[]): Promise<void> {
  const [row] = (await runner.query(
    `SELECT format('GRANT ${rights.join(', ')} ON %I TO %I', $1::text, role) AS statement
       FROM (SELECT nullif(current_setting('${applicationRoleSetting}', true), '') AS role) AS setting
      WHERE role IS NOT NULL AND role <> current_user`,
    [table],
  )) as { statement: string }[];
  if (row) await runner.query(row.statement);
}
