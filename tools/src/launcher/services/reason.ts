interface Line {
  text: string;
  /** Of a structured line. */
  level?: string;
}

/** Of no reason: Node's own remarks and what a library only warns of. */
const remark = /\bwarn(ing)?\b|deprecat|^\(use `node/i;
const telling = /error|fatal|cannot|must|refused|denied|not /i;

/**
 * The last thing a program said that names a reason, out of structured log lines and stacks: what it calls an error
 * before what only sounds like one, and never a warning. Undefined where it named none.
 */
export function reason(words: string): string | undefined {
  const lines = words.split('\n').map((line) => line.trim()).filter((line) => line && !line.startsWith('at ') && !/^[{}\]]+$/.test(line) && !/^Node\.js v/.test(line)).map(read).filter((line) => line !== undefined);
  const grave = lines.filter(({ level }) => level === 'fatal' || level === 'error');
  const plain = lines.filter(({ text, level }) => level === undefined && !remark.test(text));
  const found = plain.filter(({ text }) => telling.test(text)).at(-1) ?? grave.at(-1) ?? plain.at(-1);
  return found?.text.replace(/\.?$/, '.');
}

function read(line: string): Line | undefined {
  if (!line.startsWith('{')) return { text: line };
  try {
    const { msg, level, err } = JSON.parse(line) as { msg?: string; level?: string; err?: { message?: string } };
    const text = [msg, err?.message].filter(Boolean).join(' ');
    return text ? { text, level: String(level ?? 'info') } : undefined;
  } catch {
    return undefined;
  }
}
