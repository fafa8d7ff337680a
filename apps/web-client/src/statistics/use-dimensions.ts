import { useTranslation } from 'react-i18next';
import { useFormats } from '../design/format';
import { useCategories } from '../incidents/property-queries';
import { useMay } from '../session/me';
import { spanOfValue } from './series';
import { dimensions, type Dimension } from './statistics-types';

export interface DimensionTexts {
  /** What the person may count by, in order. */
  all: Dimension[];
  nameOf: (dimension: Dimension) => string;
  labelOf: (dimension: Dimension, value: string | null, name: string | undefined) => string;
}

/** What there is to count by, and what it is called here. */
export function useDimensions(): DimensionTexts {
  const { t, i18n } = useTranslation();
  const may = useMay();
  const formats = useFormats();
  const { categories } = useCategories();
  const category = (dimension: Dimension) => categories.find(({ number }) => dimension === `category${number}`);
  const all = dimensions.filter((dimension) => {
    if (dimension.startsWith('category')) return may('incidentData.view') && category(dimension) !== undefined;
    return dimension !== 'camera' || may('incidentSequence.view');
  });
  const labelOf = (dimension: Dimension, value: string | null, name: string | undefined): string => {
    if (value === null) return t('statistics.without');
    const span = spanOfValue(dimension, value);
    if (dimension === 'day' && span) return formats.day(span.from);
    if (dimension === 'month' && span) return new Intl.DateTimeFormat(i18n.language, { month: 'long', year: 'numeric' }).format(span.from);
    if (dimension === 'hour') return `${value}:00`;
    // The first of January 2024 was a Monday.
    if (dimension === 'weekday') return new Intl.DateTimeFormat(i18n.language, { weekday: 'long' }).format(new Date(2024, 0, Number(value)));
    return name ?? t('common.unknown');
  };
  return { all, nameOf: (dimension) => category(dimension)?.name ?? t(`statistics.by_${dimension}`), labelOf };
}
