import type { Language, Outcome } from '@vigie/contracts';

/** How a sentence is put together in one language. */
export interface Frame {
  success(who: string, done: string, object: string): string;
  refused(who: string, toDo: string, object: string): string;
  failure(who: string, toDo: string, object: string): string;
  access(who: string, privilege: string, object: string): string;
  unknown(who: string, operation: string, object: string, outcome: Outcome): string;
  named(noun: string, name: string): string;
  span(from: string, to?: string): string;
  right(privilege: string, role: string): string;
  why(reason: string): string;
  end: string;
  /** Which service said that a person did it. */
  saidBy(service: string): string;
}

const spaced = (...parts: string[]): string => parts.filter(Boolean).join(' ');

export const frames: Record<Language, Frame> = {
  en: {
    success: (who, done, object) => `${who} ${done} ${object}`,
    refused: (who, toDo, object) => `${who} was not allowed to ${toDo} ${object}`,
    failure: (who, toDo, object) => `${who} failed to ${toDo} ${object}`,
    access: (who, privilege, object) => spaced(`${who} was refused the right ${privilege}`, object && `on ${object}`),
    unknown: (who, operation, object, outcome) => spaced(`${who}: ${operation}`, object, outcome === 'success' ? '' : `(${outcome})`),
    named: spaced,
    span: (from, to) => (to ? `, ${from} to ${to}` : `, from ${from}`),
    right: (privilege, role) => `, right ${privilege} from role ${role}`,
    why: (reason) => ` (${reason})`,
    end: '.',
    saidBy: (service) => ` (Said by ${service}.)`,
  },
  fr: {
    success: (who, done, object) => `${who} ${done} ${object}`,
    refused: (who, toDo, object) => `${who} n’a pas été autorisé à ${toDo} ${object}`,
    failure: (who, toDo, object) => `${who} n’a pas réussi à ${toDo} ${object}`,
    access: (who, privilege, object) => spaced(`${who} s’est vu refuser le droit ${privilege}`, object && `sur ${object}`),
    unknown: (who, operation, object, outcome) => spaced(`${who} : ${operation}`, object, { success: '', refused: '(refusé)', failure: '(échec)' }[outcome]),
    named: spaced,
    span: (from, to) => (to ? `, de ${from} à ${to}` : `, à partir de ${from}`),
    right: (privilege, role) => `, droit ${privilege} du rôle ${role}`,
    why: (reason) => ` (${reason})`,
    end: '.',
    saidBy: (service) => ` (D’après ${service}.)`,
  },
  ja: {
    success: (who, done, object) => `${who}が${object}を${done}しました`,
    refused: (who, toDo, object) => `${who}による${object}の${toDo}は拒否されました`,
    failure: (who, toDo, object) => `${who}による${object}の${toDo}は失敗しました`,
    access: (who, privilege, object) => `${who}の${object ? `${object}に対する` : ''}権限${privilege}は拒否されました`,
    unknown: (who, operation, object, outcome) => `${who}: ${operation}${object}${{ success: '', refused: '（拒否）', failure: '（失敗）' }[outcome]}`,
    named: (noun, name) => `${noun}${name}`,
    span: (from, to) => `、${from}から${to ?? ''}${to ? 'まで' : ''}`,
    right: (privilege, role) => `、ロール${role}の権限${privilege}`,
    why: (reason) => `（${reason}）`,
    end: '。',
    saidBy: (service) => `（${service}による報告）`,
  },
};
