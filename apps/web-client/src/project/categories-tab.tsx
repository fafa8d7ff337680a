import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import type { IncidentDataField } from '../api/incident-types';
import { Panel } from '../design/panel';
import { Empty } from '../design/states';
import { useMay } from '../session/me';
import { categoryMember, fieldMember } from './member-ids';
import { ChoiceMember, NumberMember, TextMember, TickMember, TimeMember } from './member-fields';
import { useProject } from './project-context';
import styles from './main-details.module.css';

/** Categories and incident data under the names that the administrators gave them. */
export function CategoriesTab() {
  const { t } = useTranslation();
  const may = useMay();
  const { categories, fields } = useProject();
  if (categories.length === 0 && fields.length === 0) {
    const action = may('incidentProperties.manage') ? <Link to="/administration/incident-properties" search={{ tab: 'categories' }}>{t('project.defineCategories')}</Link> : null;
    return <Panel label={t('project.tab_categories')}><Empty title={t('project.noCategories')} hint={t('project.noCategoriesHint')} action={action} /></Panel>;
  }
  return (
    <div className={styles.stack}>
      {categories.length > 0 ? (
        <Panel title={t('project.tab_categories')}>
          <div className={styles.form}>
            {categories.map((category) => (
              <ChoiceMember key={category.id} member={categoryMember(category)} label={category.name} hint={category.description} type="incidentCategoryValues" choices={category.values} />
            ))}
          </div>
        </Panel>
      ) : null}
      {fields.length > 0 ? (
        <Panel title={t('project.data')}>
          <div className={styles.form}>{fields.map((field) => <DataMember key={field.id} field={field} />)}</div>
        </Panel>
      ) : null}
    </div>
  );
}

function DataMember({ field }: { field: IncidentDataField }) {
  const props = { member: fieldMember(field), label: field.name, hint: field.description };
  switch (field.kind) {
    case 'integer': return <NumberMember {...props} whole />;
    case 'decimal': return <NumberMember {...props} whole={false} />;
    case 'text': return <div className={styles.whole}><TextMember {...props} maxLength={10_000} /></div>;
    case 'checkBox': return <div className={styles.whole}><TickMember {...props} /></div>;
    case 'dateTime': return <TimeMember {...props} />;
  }
}
