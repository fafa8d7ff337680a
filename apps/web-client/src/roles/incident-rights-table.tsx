import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { incidentNodes, incidentTicks, levelOf, levels, withLevel, withTick, type IncidentNode } from './incident-rights';
import { privilegeKey } from './privilege-groups';
import styles from './incident-rights-table.module.css';

interface IncidentRightsTableProps {
  /** All privileges of the grant, those of other things too. */
  chosen: string[];
  onChange: (next: string[]) => void;
}

/** Each part of the incident manager with one of three levels, and what is given with a single tick. */
export function IncidentRightsTable({ chosen, onChange }: IncidentRightsTableProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.group}>
      <legend>{t('privileges.group_incidents')}</legend>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col"><span className="visually-hidden">{t('roles.part')}</span></th>
            {levels.map((level) => <th key={level} scope="col">{t(`roles.level_${level}`)}</th>)}
          </tr>
        </thead>
        <tbody>
          {incidentNodes.map((node) => (
            <tr key={node.id} data-sub={'sub' in node}>
              <th scope="row">{t(`roles.node_${node.id}`)}</th>
              {levels.map((level) => (
                <td key={level}>
                  <LevelChoice node={node.id} level={level} chosen={chosen} onChange={onChange} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.ticks}>
        {incidentTicks.map((privilege) => (
          <Checkbox
            key={privilege}
            label={t(`privileges.${privilegeKey(privilege)}`)}
            checked={chosen.includes(privilege)}
            onChange={(event) => onChange(withTick(privilege, event.currentTarget.checked, chosen))}
          />
        ))}
      </div>
      <p className="dim">{t('roles.incidentHint')}</p>
    </fieldset>
  );
}

function LevelChoice({ node, level, chosen, onChange }: IncidentRightsTableProps & { node: IncidentNode; level: (typeof levels)[number] }) {
  const { t } = useTranslation();
  return (
    <label className={styles.level}>
      <input
        type="radio"
        name={node}
        checked={levelOf(node, chosen) === level}
        aria-label={t('roles.levelOf', { node: t(`roles.node_${node}`), level: t(`roles.level_${level}`) })}
        onChange={() => onChange(withLevel(node, level, chosen))}
      />
    </label>
  );
}
