import { useEffect, useRef, useState, type ChangeEvent, type ReactNode } from 'react';

interface InputProps {
  value: string;
  onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
  onFocus: () => void;
  onBlur: () => void;
}

interface SavedTextProps {
  /** As the suite has it. */
  value: string;
  onSave: (value: string) => void;
  children: (input: InputProps) => ReactNode;
}

/** An input that saves when one leaves it, and follows other people's changes as long as nobody types in it. */
export function SavedText({ value, onSave, children }: SavedTextProps) {
  const [text, setText] = useState(value);
  const editing = useRef(false);
  const base = useRef(value);
  useEffect(() => {
    if (editing.current) return;
    base.current = value;
    setText(value);
  }, [value]);
  return children({
    value: text,
    onChange: (event) => setText(event.currentTarget.value),
    onFocus: () => {
      editing.current = true;
      base.current = value;
    },
    onBlur: () => {
      editing.current = false;
      if (text !== base.current) onSave(text);
    },
  });
}
