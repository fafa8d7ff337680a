import type { Language } from '@vigie/contracts';
import { VigieError } from '@vigie/contracts';

const locales: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR', ja: 'ja-JP' };

/** Writes times as a report's reader expects them. */
export class ReportClock {
  private readonly format: Intl.DateTimeFormat;

  /** Throws `request.invalid` for a zone that IANA does not know. */
  constructor(private readonly language: Language, readonly timeZone: string) {
    try {
      this.format = new Intl.DateTimeFormat(locales[language], { dateStyle: 'medium', timeStyle: 'medium', timeZone });
    } catch (error) {
      throw new VigieError('request.invalid', { property: 'timeZone', params: { detail: 'an IANA time zone such as Europe/Paris is expected' }, cause: error });
    }
  }

  write(time: Date): string {
    return this.format.format(time);
  }

  /** How far the zone is from UTC at that time, such as `UTC+01:00`. */
  offset(time: Date): string {
    const parts = new Intl.DateTimeFormat('en-GB', { timeZone: this.timeZone, timeZoneName: 'longOffset' }).formatToParts(time);
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
    return name === 'GMT' ? 'UTC+00:00' : name.replace('GMT', 'UTC');
  }
}
