import { WorkLimit } from '@vigie/platform/limits';

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
  const limit = new WorkLimit(atOnce);
  return Promise.all(all.map((one, index) => limit.run(async () => {
    const answer = await ask(one, silent.has(one.siteId), index);
    if (isSilence(answer)) silent.add(one.siteId);
    return answer;
  })));
}
