import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dataKinds, type IncidentCategory, type IncidentDataField } from '../api/incident-types';
import { FormError } from '../design/form-error';
import { Panel } from '../design/panel';
import { SaveBar } from '../design/save-bar';
import { Failure, Loading } from '../design/states';
import { categoriesQuery, dataFieldsQuery } from '../incidents/property-queries';
import { useMay } from '../session/me';
import { lacksName, savedState } from './switched-drafts';
import { SwitchedRow } from './switched-row';
import { useSwitchedEdit, type SwitchedItem } from './use-switched-edit';
import styles from './categories-tab.module.css';

/** The five categories on the left, the fifteen fields of incident data on the right; saved together. */
export function CategoriesTab() {
  const { t } = useTranslation();
  const categories = useQuery(categoriesQuery(true));
  const fields = useQuery(dataFieldsQuery(true));
  if (categories.isPending || fields.isPending) return <Loading />;
  if (!categories.data || !fields.data) return <Failure error={categories.error ?? fields.error} retry={() => void Promise.all([categories.refetch(), fields.refetch()])} />;
  return <Editor categories={categories.data} fields={fields.data} kindLabel={(field) => t(`properties.kind_${field.kind}`, { position: field.position })} />;
}

interface EditorProps {
  categories: IncidentCategory[];
  fields: IncidentDataField[];
  kindLabel: (field: IncidentDataField) => string;
}

function Editor({ categories, fields, kindLabel }: EditorProps) {
  const { t } = useTranslation();
  const fixed = !useMay()('incidentProperties.manage');
  const items: SwitchedItem[] = [
    ...categories.map((item) => ({ item, path: `/incidentCategories/${item.id}`, label: t('properties.categoryNumber', { number: item.number }) })),
    ...fields.map((item) => ({ item, path: `/incidentDataFields/${item.id}`, label: kindLabel(item) })),
  ];
  const { changed, conflicting, save, ...edit } = useSwitchedEdit(items);
  const row = (id: string) => {
    const found = items.find(({ item }) => item.id === id);
    if (!found) return null;
    const { item, label } = found;
    const conflicts = edit.conflictsIn(found);
    const theirs = Object.fromEntries(conflicts.map((input) => [input, savedState(item)[input]]));
    return (
      <SwitchedRow
        key={id} label={label} state={edit.stateOf(item)} changed={changed.includes(found)} fixed={fixed} onChange={(change) => edit.enter(item, change)}
        conflict={conflicts.length > 0 ? { theirs, onDecide: (whose) => edit.decide(item, whose) } : undefined}
      />
    );
  };
  const unnamed = changed.some(({ item }) => lacksName(edit.stateOf(item)));
  return (
    <>
      <div className={styles.columns}>
        <Panel flush title={t('properties.categories')}>
          <p className={styles.hint}>{t('properties.categoriesHint')}</p>
          {categories.map((category) => row(category.id))}
        </Panel>
        <Panel flush title={t('properties.data')}>
          <p className={styles.hint}>{t('properties.dataHint')}</p>
          {dataKinds.map((kind) => (
            <section key={kind} className={styles.kind} aria-label={t(`properties.kinds_${kind}`)}>
              <h3>{t(`properties.kinds_${kind}`)} <span className="dim">{t(`properties.takes_${kind}`)}</span></h3>
              {fields.filter((field) => field.kind === kind).map((field) => row(field.id))}
            </section>
          ))}
        </Panel>
      </div>
      <SaveBar changes={changed.map(({ label }) => label)} busy={save.isPending} onSave={() => { if (!unnamed && conflicting.length === 0) save.mutate(); }} onDiscard={edit.discard}>
        {unnamed ? <p role="alert" className={styles.missing}>{t('properties.nameNeeded')}</p> : <FormError error={save.error} />}
        {conflicting.length > 0 ? <p className={styles.decide}>{t('properties.decideFirst', { what: conflicting.map(({ label }) => label).join(' · ') })}</p> : null}
      </SaveBar>
    </>
  );
}
