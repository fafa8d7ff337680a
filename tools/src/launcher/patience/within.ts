/** Says when so many milliseconds are over from now on. */
export function within(milliseconds: number): () => boolean {
  const end = Date.now() + milliseconds;
  return () => Date.now() > end;
}
