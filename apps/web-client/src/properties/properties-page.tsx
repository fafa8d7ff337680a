import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../design/page';
import { PageTabs } from '../design/page-tabs';
import { Failure, Loading } from '../design/states';
import { categoriesQuery } from '../incidents/property-queries';
import { CategoriesTab } from './categories-tab';
import { PropertyList } from './property-list';
import { categoryNumber, propertyTabs, type PropertyTab } from './property-tabs';
import { SettingsTab } from './settings-tab';

/** What administrators define for incident projects, in the tabs of the manual. */
export function PropertiesPage() {
  const { t } = useTranslation();
  const { tab = 'types' } = useSearch({ from: '/administration/incident-properties' });
  const navigate = useNavigate({ from: '/administration/incident-properties' });
  const categories = useQuery(categoriesQuery(true));
  const nameOf = (each: PropertyTab) => categories.data?.find((category) => category.number === categoryNumber(each) && category.enabled)?.name;
  return (
    <Page title={t('properties.title')} lead={t('properties.lead')}>
      <PageTabs
        label={t('properties.title')}
        tabs={propertyTabs.map((id) => ({ id, label: t(`properties.tab_${id}`), note: nameOf(id) }))}
        value={tab}
        onChange={(next) => void navigate({ search: { tab: next }, replace: true })}
      >
        <Content tab={tab} />
      </PageTabs>
    </Page>
  );
}

function Content({ tab }: { tab: PropertyTab }) {
  const { t } = useTranslation();
  switch (tab) {
    case 'types': return <PropertyList resource="incidentTypes" dimension="type" label={t('properties.tab_types')} hint={t('properties.typesHint')} add={t('properties.addType')} />;
    case 'statuses': return <PropertyList resource="incidentStatuses" dimension="status" label={t('properties.tab_statuses')} hint={t('properties.statusesHint')} add={t('properties.addStatus')} />;
    case 'categories': return <CategoriesTab />;
    case 'settings': return <SettingsTab />;
    case 'category1':
    case 'category2':
    case 'category3':
    case 'category4':
    case 'category5': return <Values tab={tab} />;
  }
}

/** The choices of one category. They can be prepared before it is switched on. */
function Values({ tab }: { tab: 'category1' | 'category2' | 'category3' | 'category4' | 'category5' }) {
  const { t } = useTranslation();
  const categories = useQuery(categoriesQuery(true));
  if (categories.isPending) return <Loading rows={4} />;
  const category = categories.data?.find((each) => each.number === categoryNumber(tab));
  if (!category) return <Failure error={categories.error} retry={() => void categories.refetch()} />;
  const label = category.name ? t('properties.valuesOf', { category: t(`properties.tab_${tab}`), name: category.name }) : t(`properties.tab_${tab}`);
  const hint = category.enabled ? category.description ?? t('properties.valuesHint') : t('properties.valuesOff');
  return <PropertyList key={tab} resource={`incidentCategories/${category.id}/values`} dimension={tab} label={label} hint={hint} add={t('properties.addValue')} />;
}
