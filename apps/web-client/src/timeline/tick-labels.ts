import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tick } from './ticks';

/** What stands at the marks: days at midnight, times else, as exact as the zoom asks. */
export function useTickLabels(): (tick: Tick) => string {
  const { i18n } = useTranslation();
  return useMemo(() => labels(i18n.language === 'en' ? 'en-GB' : i18n.language), [i18n.language]);
}

function labels(locale: string): (tick: Tick) => string {
  const day = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' });
  const minute = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const second = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const exact = new Intl.DateTimeFormat(locale, { minute: '2-digit', second: '2-digit', fractionalSecondDigits: 1 });
  return (tick) => {
    if (tick.major) return day.format(tick.time);
    switch (tick.unit) {
      case 'day': return day.format(tick.time);
      case 'minute': return minute.format(tick.time);
      case 'second': return second.format(tick.time);
      case 'millisecond': return exact.format(tick.time);
    }
  };
}
