import { ref, relations } from '@vigie/contracts';
import type { AlarmDefinitionView, Language, LocalizedText } from '@vigie/contracts';
import type { DefinitionRow } from './definition.entity.js';

/** Names of the definitions that come with the product. */
const builtInNames: Record<string, LocalizedText> = {
  signalLost: { en: 'Signal lost', fr: 'Perte de signal', ja: '映像信号の消失' },
  diskNearlyFull: { en: 'Disk nearly full', fr: 'Disque presque plein', ja: 'ディスク容量の不足' },
  logBroken: { en: 'The log does not verify', fr: 'Le journal n’est pas intègre', ja: 'ログの検証に失敗' },
};

/** What an alarm of this definition is called. A built-in one that somebody renamed bears the new name in every language. */
export function namesOf({ name, builtIn }: Pick<DefinitionRow, 'name' | 'builtIn'>): LocalizedText {
  const known = builtIn === null ? undefined : builtInNames[builtIn];
  return known && known.en === name ? known : { en: name, fr: name, ja: name };
}

export function definitionView(row: DefinitionRow, language: Language): AlarmDefinitionView {
  return {
    id: row.id, name: namesOf(row)[language], enabled: row.enabled, builtIn: row.builtIn !== null, events: row.events, endEvents: row.endEvents,
    priority: row.priority, category: row.category, autoClose: row.autoClose,
    ...(row.instructions ? { instructions: row.instructions } : {}),
    ...(row.assignToId ? { assignTo: { type: 'users' as const, id: row.assignToId, ...(row.assignToName ? { name: row.assignToName } : {}) } } : {}),
    relations: relations(ref('alarmDefinitions', row.id)),
  };
}
