import type { Language, LogEntryView } from '@vigie/contracts';
import { frames } from './frames.js';
import { reasonText } from './reasons.js';
import { things, verbs } from './phrases.js';

type Told = Pick<LogEntryView, 'operation' | 'outcome' | 'user' | 'object' | 'privilege' | 'reason' | 'details' | 'service'>;

const quoted: Record<Language, (name: string) => string> = { en: (name) => `“${name}”`, fr: (name) => `« ${name} »`, ja: (name) => `「${name}」` };

/** The entry as one sentence, and of a person's step which service said so; an operation that nobody described is told by its code. */
export function sentence(entry: Told, language: Language): string {
  const frame = frames[language];
  const who = entry.user?.name ?? entry.service;
  return `${core(entry, who, language)}${span(entry, language)}${right(entry, language)}${why(entry, language)}${frame.end}${entry.user ? frame.saidBy(entry.service) : ''}`;
}

function core(entry: Told, who: string, language: Language): string {
  const frame = frames[language];
  const name = entry.object?.name ?? entry.object?.id;
  if (entry.operation === 'access.refused') return frame.access(who, entry.privilege ?? '', name === undefined ? '' : quoted[language](name));
  const [thing = '', verb = ''] = splitOperation(entry.operation);
  const phrase = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  const noun = Object.hasOwn(things, thing) ? things[thing]?.[language] : undefined;
  if (!phrase || !noun) return frame.unknown(who, entry.operation, name === undefined ? '' : quoted[language](name), entry.outcome);
  const object = name === undefined ? noun : frame.named(noun, quoted[language](name));
  if (language === 'ja') return frames.ja[entry.outcome](who, phrase.ja, object);
  const [done, toDo] = phrase[language];
  return frame[entry.outcome](who, entry.outcome === 'success' ? done : toDo, object);
}

/**
 * Thing and verb of an operation. `camera.playback.started` is something done to a camera where that has a verb of its own
 * (`playbackStarted`); otherwise the last two parts count: `camera.still.viewed` is about a still.
 */
function splitOperation(operation: string): [string?, string?] {
  const [thing, middle = '', last = ''] = operation.split('.');
  const whole = `${middle}${last.slice(0, 1).toUpperCase()}${last.slice(1)}`;
  return Object.hasOwn(verbs, whole) ? [thing, whole] : operation.split('.').slice(-2) as [string?, string?];
}

/** From when to when, where the details say it. */
function span({ details }: Told, language: Language): string {
  const [from, to] = [details?.from, details?.to];
  if (typeof from !== 'string') return '';
  return frames[language].span(clock(from), typeof to === 'string' ? clock(to) : undefined);
}

/** Day and time in UTC: readers are in many time zones, the log is in one. */
const clock = (time: string): string => (Number.isNaN(Date.parse(time)) ? time : new Date(time).toISOString().replace('T', ' ').replace(/(\.000)?Z$/, ' UTC'));

function right({ privilege, details, operation }: Told, language: Language): string {
  return privilege && typeof details?.role === 'string' && operation !== 'access.refused' ? frames[language].right(privilege, quoted[language](details.role)) : '';
}

function why({ outcome, reason }: Told, language: Language): string {
  return reason && outcome !== 'success' ? frames[language].why(reasonText(reason, language)) : reason ? frames[language].why(reason) : '';
}
