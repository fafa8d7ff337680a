import { PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SiteInput, SiteTexts } from './site-entries';

interface SiteFieldsProps {
  texts: SiteTexts;
  secret: string;
  errors: Partial<Record<SiteInput, string>>;
  /** A site that is there already: its secret is kept unless another is entered. */
  known: boolean;
  secretNeeded: boolean;
  onText: (change: Partial<SiteTexts>) => void;
  onSecret: (secret: string) => void;
}

/** Where a child site is and how it lets this one in. */
export function SiteFields({ texts, secret, errors, known, secretNeeded, onText, onSecret }: SiteFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('sites.address')} description={t('sites.addressHint')} required inputMode="url" data-autofocus={!known || undefined} maxLength={2048}
        value={texts.url} error={errors.url} onChange={(event) => onText({ url: event.currentTarget.value })}
      />
      <TextInput label={t('sites.clientId')} required autoComplete="off" maxLength={256} value={texts.clientId} error={errors.clientId} onChange={(event) => onText({ clientId: event.currentTarget.value })} />
      <PasswordInput
        label={t('sites.clientSecret')} description={known ? t(secretNeeded ? 'sites.secretAgain' : 'sites.secretKept') : undefined} required={secretNeeded} autoComplete="new-password" maxLength={256}
        value={secret} error={errors.clientSecret} aria-invalid={errors.clientSecret !== undefined} onChange={(event) => onSecret(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('sites.showSecret') }}
      />
      <TextInput label={t('common.name')} description={known ? undefined : t('sites.nameHint')} required={known} maxLength={256} value={texts.name} error={errors.name} onChange={(event) => onText({ name: event.currentTarget.value })} />
    </>
  );
}
