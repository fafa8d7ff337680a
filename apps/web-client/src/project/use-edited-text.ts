import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useEffectEvent, useRef, useState, type ChangeEvent } from 'react';

/** Typing that pauses this long is saved; leaving the input saves at once. */
const PAUSE_MS = 4_000;

interface EditedText {
  value: string;
  onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
  onFocus: () => void;
  onBlur: () => void;
}

/**
 * An input that saves when one leaves it or pauses, and follows other people's changes as long as nobody types in it. What is saved
 * is said to be based on the version that was there when typing began: what somebody else did since is no surprise to the suite.
 */
export function useEditedText(stored: string, version: number | undefined, onSave: (text: string, version: number | undefined) => void): EditedText {
  const [text, setText] = useState(stored);
  const editing = useRef(false);
  const latest = useRef(stored);
  const base = useRef({ stored, version });
  useEffect(() => {
    if (editing.current && stored !== latest.current) return;
    base.current = { stored, version };
    latest.current = stored;
    setText(stored);
  }, [stored, version]);
  const commit = () => {
    if (latest.current !== base.current.stored) onSave(latest.current, base.current.version);
  };
  const pause = useDebouncedCallback(commit, PAUSE_MS);
  const leave = useEffectEvent(commit);
  useEffect(() => () => leave(), []);
  return {
    value: text,
    onChange: (event) => {
      latest.current = event.currentTarget.value;
      setText(latest.current);
      pause();
    },
    onFocus: () => {
      editing.current = true;
      base.current = { stored, version };
    },
    onBlur: () => {
      editing.current = false;
      pause.cancel();
      if (latest.current === base.current.stored) {
        latest.current = stored;
        setText(stored);
      } else commit();
    },
  };
}
