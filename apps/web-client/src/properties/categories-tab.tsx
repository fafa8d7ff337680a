import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { dataKinds, type IncidentCategory, type IncidentDataField } from '../api/incident-types';
import { FormError } from '../design/form-error';
import { Panel } from '../design/panel';
import { SaveBar } from '../design/save-bar';
import { Failure, Loading } from '../design/states';
import { categoriesQuery, dataFieldsQuery } from '../incidents/property-queries';
import { useMay } from '../session/me';
import { changesOf, lacksName, savedState, withDraft, type SwitchedDrafts } from './switched-drafts';
import { SwitchedRow } from './switched-row';
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
  const client = useQueryClient();
  const fixed = !useMay()('incidentProperties.manage');
  const [drafts, setDrafts] = useState<SwitchedDrafts>(new Map());
  const labelled = [
    ...categories.map((item) => ({ item, path: `/incidentCategories/${item.id}`, label: t('properties.categoryNumber', { number: item.number }) })),
    ...fields.map((item) => ({ item, path: `/incidentDataFields/${item.id}`, label: kindLabel(item) })),
  ];
  const changed = labelled.filter(({ item }) => drafts.has(item.id));
  const save = useMutation({
    mutationFn: async () => {
      for (const { item, path } of changed) {
        const draft = drafts.get(item.id);
        if (draft) await api.change(path, changesOf(item, draft));
      }
    },
    onSuccess: () => setDrafts(new Map()),
    onSettled: () => Promise.all(['incidentCategories', 'incidentDataFields'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
  const row = (id: string) => {
    const found = labelled.find(({ item }) => item.id === id);
    if (!found) return null;
    const state = drafts.get(id) ?? savedState(found.item);
    return <SwitchedRow key={id} label={found.label} state={state} changed={drafts.has(id)} fixed={fixed} onChange={(change) => { save.reset(); setDrafts((old) => withDraft(old, found.item, change)); }} />;
  };
  const unnamed = changed.some(({ item }) => lacksName(drafts.get(item.id) ?? savedState(item)));
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
      <SaveBar changes={changed.map(({ label }) => label)} busy={save.isPending} onSave={() => { if (!unnamed) save.mutate(); }} onDiscard={() => { save.reset(); setDrafts(new Map()); }}>
        {unnamed ? <p role="alert" className={styles.missing}>{t('properties.nameNeeded')}</p> : <FormError error={save.error} />}
      </SaveBar>
    </>
  );
}
