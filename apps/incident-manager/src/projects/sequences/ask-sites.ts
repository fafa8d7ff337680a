/** What is asked of the site that a camera is of. */
interface OfSite {
  siteId: string;
}

interface Asking<S, A> {
  /** Questions under way at once. */
  atOnce: number;
  /** Sites that are known not to answer; those that turn out so are added. */
  silent: Set<string>;
  ask: (one: S, silent: boolean, index: number) => Promise<A>;
  isSilence: (answer: A) => boolean;
}

/** Asks about all of them, some at a time, in their order. A site that did not answer once is not asked on and on. */
export async function askSites<S extends OfSite, A>(all: readonly S[], { atOnce, silent, ask, isSilence }: Asking<S, A>): Promise<A[]> {
  const answers: A[] = [];
  while (answers.length < all.length) {
    const from = answers.length;
    const next = all.slice(from, from + atOnce);
    const said = await Promise.all(next.map(async (one, index) => ({ siteId: one.siteId, answer: await ask(one, silent.has(one.siteId), from + index) })));
    for (const { siteId, answer } of said) {
      answers.push(answer);
      if (isSilence(answer)) silent.add(siteId);
    }
  }
  return answers;
}
