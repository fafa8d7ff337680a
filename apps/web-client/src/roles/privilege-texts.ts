import type { TFunction } from 'i18next';
import { incidentNodes, levelOf } from './incident-rights';
import { isKnownPrivilege, privilegeKey } from './privilege-groups';

/** What a grant gives, as one reads it: rights one by one, parts of incidents with their level. */
export function privilegeTexts(privileges: readonly string[], t: TFunction): string[] {
  const ofNodes = incidentNodes.flatMap(({ id }) => [`${id}.view`, `${id}.manage`]);
  const single = privileges.filter((privilege) => !ofNodes.includes(privilege));
  const nodes = incidentNodes
    .map(({ id }) => ({ id, level: levelOf(id, privileges) }))
    .filter(({ level }) => level !== 'none')
    .map(({ id, level }) => t('roles.levelOf', { node: t(`roles.node_${id}`), level: t(`roles.level_${level}`) }));
  return [...single.map((privilege) => (isKnownPrivilege(privilege) ? t(`privileges.${privilegeKey(privilege)}`) : privilege)), ...nodes];
}
