import { Checkbox, NativeSelect, Textarea, TextInput, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import type { IncidentProperty } from '../api/incident-types';
import type { Ref } from '../api/types';
import { fromLocalInput, toLocalInput } from '../design/local-time';
import type { Member } from './members';
import { useMember } from './project-context';
import { useEditedText } from './use-edited-text';
import styles from './member-fields.module.css';

interface FieldProps {
  member: Member;
  label: string;
  /** Shown when one points at the field; read out with it. */
  hint?: string;
}

const asText = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** Flashes gently when somebody else has changed it; tells its hint where one points. */
function Frame({ member, hint, children }: { member: Member; hint: string | undefined; children: ReactNode }) {
  const { foreign } = useMember(member);
  const field = <div className={styles.field} data-foreign={foreign}>{children}</div>;
  return hint ? <Tooltip label={hint} multiline maw={320} position="top-start" events={{ hover: true, focus: true, touch: true }}>{field}</Tooltip> : field;
}

/** One line, or several. */
export function TextMember({ member, label, hint, lines, maxLength }: FieldProps & { lines?: boolean; maxLength: number }) {
  const { value, version, error, fixed, save } = useMember(member);
  const input = useEditedText(asText(value), version, (text, seen) => save(text.trim() === '' ? null : text, seen));
  const props = { label, 'aria-description': hint, error, disabled: fixed, maxLength, ...input };
  return <Frame member={member} hint={hint}>{lines ? <Textarea autosize minRows={3} maxRows={16} {...props} /> : <TextInput {...props} />}</Frame>;
}

/** A whole number, or one with places. What is no number goes to the suite, which says so. */
export function NumberMember({ member, label, hint, whole }: FieldProps & { whole: boolean }) {
  const { value, version, error, fixed, save } = useMember(member);
  const input = useEditedText(asText(value), version, (text, seen) => save(numberOf(text, whole), seen));
  return <Frame member={member} hint={hint}><TextInput label={label} aria-description={hint} error={error} disabled={fixed} inputMode={whole ? 'numeric' : 'decimal'} maxLength={24} {...input} /></Frame>;
}

/** Decimals stay the digits that were typed: the suite keeps all of them. */
export function numberOf(text: string, whole: boolean): string | number | null {
  const plain = text.trim().replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  if (plain === '') return null;
  return whole && /^-?\d+$/.test(plain) ? Number(plain) : plain;
}

/** An instant of local time. */
export function TimeMember({ member, label, hint }: FieldProps) {
  const { value, version, error, fixed, save } = useMember(member);
  const input = useEditedText(toLocalInput(asText(value) || undefined), version, (text, seen) => save(fromLocalInput(text) ?? null, seen));
  return <Frame member={member} hint={hint}><TextInput type="datetime-local" step={1} label={label} aria-description={hint} error={error} disabled={fixed} {...input} /></Frame>;
}

/** Yes or no; what nobody ticked is no. */
export function TickMember({ member, label, hint }: FieldProps) {
  const { value, error, fixed, save } = useMember(member);
  return (
    <Frame member={member} hint={hint}>
      <Checkbox label={label} aria-description={hint} error={error} disabled={fixed} checked={value === true} onChange={(event) => save(event.currentTarget.checked)} />
    </Frame>
  );
}

interface ChoiceMemberProps extends FieldProps {
  /** Of the references that can be chosen. */
  type: string;
  choices: Pick<IncidentProperty, 'id' | 'name' | 'description'>[];
}

/** One of several things. What is no longer offered stays while it is chosen. */
export function ChoiceMember({ member, label, hint, type, choices }: ChoiceMemberProps) {
  const { value, error, fixed, save } = useMember(member);
  const chosen = typeof value === 'object' && value !== null ? value : undefined;
  const known = choices.find((choice) => choice.id === chosen?.id);
  const choose = (id: string): Ref | null => (id ? { type, id, name: choices.find((choice) => choice.id === id)?.name } : null);
  return (
    <Frame member={member} hint={[hint, known?.description].filter(Boolean).join(' – ') || undefined}>
      <NativeSelect
        label={label} aria-description={hint} error={error} disabled={fixed} value={chosen?.id ?? ''} onChange={(event) => save(choose(event.currentTarget.value))}
        data={[
          { value: '', label: '–' },
          ...choices.map((choice) => ({ value: choice.id, label: choice.name })),
          ...(chosen && !known ? [{ value: chosen.id, label: chosen.name ?? chosen.id.slice(0, 8) }] : []),
        ]}
      />
    </Frame>
  );
}
