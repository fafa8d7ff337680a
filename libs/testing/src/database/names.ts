import { createHash } from 'node:crypto';

/** Anything a migration list may hold, as TypeORM takes it. */
export type Migrations = (new () => object)[];

/** The same migrations share one template; a new name makes a new one. */
export function templateName(service: string, migrations: Migrations): string {
  const key = createHash('sha256').update(migrations.map(({ name }) => name).join('\n')).digest('hex').slice(0, 12);
  return `template_${underscored(service)}_${key}`;
}

export function ownerRole(service: string): string {
  return `${underscored(service)}_owner`;
}

export function applicationRole(service: string): string {
  return `${underscored(service)}_application`;
}

function underscored(service: string): string {
  return service.replaceAll('-', '_');
}
