import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

export interface Formats {
  /** Date and time to the second. */
  time: (value: string | number | Date) => string;
  /** Date and time to the minute. */
  minute: (value: string | number | Date) => string;
  day: (value: string | number | Date) => string;
  clock: (value: string | number | Date) => string;
  /** To the millisecond, for a frame. */
  instant: (value: string | number | Date) => string;
  number: (value: number) => string;
  /** Digits as they came, grouped; none is rounded away. */
  decimal: (digits: string) => string;
  /** Such as `UTC+1`. */
  zone: string;
}

/** Dates and numbers the way the person's language writes them, always in this machine's time zone, which is named. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  return useMemo(() => formats(i18n.language), [i18n.language]);
}

function formats(language: string): Formats {
  // English here is international English: 24 hours, day before month.
  const locale = language === 'en' ? 'en-GB' : language;
  const of = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, options);
    return (value: string | number | Date) => {
      const date = new Date(value);
      return Number.isNaN(date.getTime()) ? '–' : format.format(date);
    };
  };
  const count = new Intl.NumberFormat(locale);
  const zone = new Intl.DateTimeFormat(locale, { timeZoneName: 'shortOffset' }).formatToParts(new Date());
  return {
    time: of({ dateStyle: 'medium', timeStyle: 'medium' }),
    minute: of({ dateStyle: 'medium', timeStyle: 'short' }),
    day: of({ dateStyle: 'full' }),
    clock: of({ timeStyle: 'medium' }),
    instant: of({ day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 }),
    number: (value) => count.format(value),
    decimal: (digits) => exactly(digits, count),
    zone: zone.find((part) => part.type === 'timeZoneName')?.value ?? '',
  };
}

/** Intl takes a decimal as text without making a binary fraction of it. */
function exactly(digits: string, format: Intl.NumberFormat): string {
  const places = digits.split('.')[1]?.length ?? 0;
  const { locale } = format.resolvedOptions();
  return new Intl.NumberFormat(locale, { minimumFractionDigits: places, maximumFractionDigits: places }).format(digits as Intl.StringNumericLiteral);
}
