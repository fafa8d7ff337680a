import { incidentDataKinds } from '@vigie/contracts';
import type { IncidentDataKind } from '@vigie/contracts';

/** The five places of a project for a value of a category: filters, log and columns call them so. */
export const categoryMembers = ['category1', 'category2', 'category3', 'category4', 'category5'] as const;
export type CategoryMember = (typeof categoryMembers)[number];

/** The fifteen places of a project for incident data. */
export type DataMember = `${IncidentDataKind}${1 | 2 | 3}`;
export const dataMembers: readonly DataMember[] = incidentDataKinds.flatMap((kind) => ([1, 2, 3] as const).map((position): DataMember => `${kind}${position}`));

export type PropertyMember = CategoryMember | DataMember;
export const propertyMembers: readonly PropertyMember[] = [...categoryMembers, ...dataMembers];

/** Whether a member of a project may only be seen with `incidentData.view`. */
export const isPropertyMember = (name: string): name is PropertyMember => (propertyMembers as readonly string[]).includes(name);
