import { useTranslation } from 'react-i18next';
import { useFormats } from '../design/format';
import type { Term } from './list-conditions';
import { timePresets } from './time-presets';
import type { FilterColumn } from './use-filter-columns';

/** A condition in the words of a chip: "more than 2, less than 5", "contains door", "last 7 days". */
export function useConditionText(): (column: FilterColumn, terms: Term[]) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  const value = (column: FilterColumn, { value: raw }: Term): string => {
    if (column.kind === 'choice') return column.choices?.find((choice) => choice.value === raw)?.label ?? t('filters.chosen');
    if (column.kind === 'tick') return t(raw === 'true' ? 'common.yes' : 'common.no');
    const preset = timePresets.find((each) => each.value === raw);
    if (column.kind === 'time') return preset ? t(`filters.preset_${preset.id}`) : formats.minute(raw);
    return raw;
  };
  return (column, terms) => terms.map((each) => {
    const text = value(column, each);
    if (column.kind === 'time' && timePresets.some((preset) => preset.value === each.value)) return text;
    switch (each.operator) {
      case 'contains': return t('filters.contains', { value: text });
      case 'gt': return t(column.kind === 'time' ? 'filters.after' : 'filters.moreThan', { value: text });
      case 'lt': return t(column.kind === 'time' ? 'filters.before' : 'filters.lessThan', { value: text });
      default: return text;
    }
  }).join(', ');
}
