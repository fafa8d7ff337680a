import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DataKind } from '../api/incident-types';
import { camerasQuery } from '../cameras/camera-queries';
import { useMay, useMe } from '../session/me';
import { useChildCameraNames } from '../sites/use-child-camera-names';
import { registerQuery } from '../users/user-queries';
import type { FilterColumnId } from './incident-search';
import type { ConditionKind } from './list-conditions';
import { useCategories, useProperties } from './property-queries';

export interface Choice {
  value: string;
  label: string;
}

/** Something the list can be filtered by, as the person knows it. */
export interface FilterColumn {
  id: FilterColumnId;
  label: string;
  kind: ConditionKind;
  group: 'main' | 'categories' | 'data';
  /** What can be chosen, for the kind `choice`. */
  choices?: Choice[];
  /** Reached by links only: there is nothing to choose from here. */
  linkOnly?: true;
}

const conditionKinds: Record<DataKind, ConditionKind> = { integer: 'number', decimal: 'number', text: 'text', checkBox: 'tick', dateTime: 'time' };

/** Everything the person may filter by; what they may not see is not offered. */
export function useFilterColumns(): FilterColumn[] {
  const { t } = useTranslation();
  const may = useMay();
  const me = useMe();
  const { types, statuses } = useProperties();
  const { categories, fields } = useCategories();
  const people = useQuery({ ...registerQuery, enabled: may('user.view') });
  const cameras = useQuery({ ...camerasQuery, enabled: may('camera.view') && may('incidentSequence.view') });
  const children = useChildCameraNames();
  const choices = (items: { id: string; name: string }[] | undefined): Choice[] => (items ?? []).map((item) => ({ value: item.id, label: item.name }));
  const atSites: Choice[] = [...children].map(([value, label]) => ({ value, label }));
  const persons: Choice[] = [{ value: 'me', label: t('filters.me') }, ...choices(people.data?.filter((person) => person.id !== me.id && person.kind !== 'client'))];
  const main: Omit<FilterColumn, 'group'>[] = [
    { id: 'status', label: t('incidents.status'), kind: 'choice', choices: choices(statuses.data) },
    { id: 'type', label: t('incidents.type'), kind: 'choice', choices: choices(types.data) },
    { id: 'assignee', label: t('incidents.assignee'), kind: 'choice', choices: persons },
    { id: 'createdAt', label: t('incidents.createdAt'), kind: 'time' },
    { id: 'startTime', label: t('incidents.start'), kind: 'time' },
    { id: 'endTime', label: t('incidents.end'), kind: 'time' },
    { id: 'dueTime', label: t('incidents.due'), kind: 'time' },
    { id: 'modifiedAt', label: t('incidents.modifiedAt'), kind: 'time' },
    { id: 'happenedAt', label: t('incidents.happenedAt'), kind: 'time' },
    { id: 'number', label: t('incidents.number'), kind: 'text' },
    { id: 'title', label: t('incidents.titleField'), kind: 'text' },
    { id: 'description', label: t('common.description'), kind: 'text' },
    { id: 'createdBy', label: t('incidents.createdBy'), kind: 'choice', choices: persons },
    ...(may('incidentSequence.view') ? [{ id: 'camera', label: t('common.camera'), kind: 'choice', choices: [...choices(cameras.data), ...atSites] } satisfies Omit<FilterColumn, 'group'>] : []),
    { id: 'alarm', label: t('filters.alarm'), kind: 'choice', linkOnly: true },
    { id: 'held', label: t('filters.held'), kind: 'tick' },
  ];
  return [
    ...main.map((column) => ({ ...column, group: 'main' as const })),
    ...categories.map((category): FilterColumn => ({ id: `category${digit(category.number)}`, label: category.name, kind: 'choice', group: 'categories', choices: choices(category.values) })),
    ...fields.map((field): FilterColumn => ({ id: `${field.kind}${digit(field.position)}`, label: field.name, kind: conditionKinds[field.kind], group: 'data' })),
  ];
}

type Digit = 1 | 2 | 3;

/** Positions come from the suite, which has no others; the type says so for both. */
function digit(number: number): Digit {
  return number as Digit;
}
