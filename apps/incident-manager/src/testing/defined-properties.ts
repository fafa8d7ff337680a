import type { IncidentWorld } from './incident-world.js';

/** Categories and fields of incident data as a test uses them, by member: `category1`, `integer1`, … */
export class DefinedProperties {
  private constructor(private readonly world: IncidentWorld, private readonly ids: ReadonlyMap<string, string>) {}

  /** Switches on these members, each under its own name in capitals. */
  static async define(world: IncidentWorld, members: readonly string[]): Promise<DefinedProperties> {
    const categories = (await world.admin.list('/incidentCategories?disabled')).map(({ id, number }) => [`category${String(number)}`, id] as const);
    const fields = (await world.admin.list('/incidentDataFields?disabled')).map(({ id, kind, position }) => [`${String(kind)}${String(position)}`, id] as const);
    const properties = new DefinedProperties(world, new Map([...categories, ...fields]));
    for (const member of members) await properties.change(member, { enabled: true, name: member.toUpperCase() });
    return properties;
  }

  id(member: string): string {
    return this.ids.get(member) ?? '';
  }

  path(member: string): string {
    return `/${member.startsWith('category') ? 'incidentCategories' : 'incidentDataFields'}/${this.id(member)}`;
  }

  async change(member: string, body: object): Promise<void> {
    await this.world.admin.expect(200, this.path(member), { method: 'PATCH', body });
  }

  /** A new value of a category. */
  async value(member: string, name: string): Promise<string> {
    return (await this.world.admin.create(`${this.path(member)}/values`, { name })).id;
  }

  /** An entry of `categories`. */
  category(member: string, value: string | null): object {
    return { category: { type: 'incidentCategories', id: this.id(member) }, value: value && { type: 'incidentCategoryValues', id: value } };
  }

  /** An entry of `data`. */
  data(member: string, value: unknown): object {
    return { field: { type: 'incidentDataFields', id: this.id(member) }, value };
  }
}

interface Shown {
  categories?: { category: { name: string }; value: { name: string } }[];
  data?: { field: { name: string }; value: unknown }[];
}

/** What a project shows of categories and incident data, by label. */
export const shownData = (project: object): Record<string, unknown> => {
  const { categories = [], data = [] } = project as Shown;
  const entries: [string, unknown][] = [...categories.map(({ category, value }): [string, unknown] => [category.name, value.name]), ...data.map(({ field, value }): [string, unknown] => [field.name, value])];
  return Object.fromEntries(entries) as Record<string, unknown>;
};
