import { Injectable } from '@nestjs/common';
import { cutText, VigieError } from '@vigie/contracts';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import type { EntityManager } from 'typeorm';
import { categoryMembers } from '../properties/property-member.js';
import type { PropertySet } from '../properties/property-set.js';
import type { ProjectDto } from './project.dto.js';
import { readData } from './project-data.rules.js';
import type { ProjectData } from './project-data.entity.js';
import { requireChange } from './require-part.js';
import type { LookedUp } from './project.rules.js';

/** Reads what a request says of others: people, categories and incident data (IM-24, IM-34). */
@Injectable()
export class AskedMembers {
  constructor(private readonly access: AccessControl) {}

  /** Categories and incident data ask for rights of their own (IM-50). */
  async requireRights(caller: Caller, { categories, data }: ProjectDto): Promise<void> {
    if (categories || data) await requireChange(this.access, caller, 'incidentData');
  }

  /** Throws `reference.unknown`, `incident.property.…` or `incident.categoryValue.unknown`; `present`: who has it now. */
  async read(manager: EntityManager, caller: Caller, dto: ProjectDto, properties: PropertySet, present: string | null = null): Promise<LookedUp> {
    const data = readData(dto, properties, caller.language);
    await requireValues(manager, properties, data);
    return { ...data, ...this.assignee(dto, present) };
  }

  /** Whoever is assigned already stays so, also when the account is gone. */
  private assignee({ assignee }: ProjectDto, present: string | null): LookedUp {
    const id = assignee?.id;
    if (id === undefined || id === present) return {};
    const principal = this.access.index.principal(id)?.principal;
    if (principal?.kind !== 'user') throw new VigieError('reference.unknown', { property: 'assignee' });
    return { assigneeId: id, assigneeName: cutText(principal.name, 256) };
  }
}

/** A value belongs to one category for good, so this cannot be late; that it still exists is decided by its foreign key. */
async function requireValues(manager: EntityManager, { categories }: PropertySet, data: Partial<ProjectData>): Promise<void> {
  const asked = categoryMembers.filter((member) => data[member] != null);
  if (asked.length === 0) return;
  const rows = (await manager.query('SELECT id, category_id FROM incident_category_values WHERE id = ANY($1)', [asked.map((member) => data[member])])) as
    { id: string; category_id: string }[];
  const categoryOf = new Map(rows.map((row) => [row.id, row.category_id]));
  for (const member of asked) {
    const category = categories.find((one) => one.member === member)?.id;
    if (categoryOf.get(data[member] ?? '') !== category) throw new VigieError('incident.categoryValue.unknown', { property: member });
  }
}
