import { ApiError, type ErrorDetail } from '../api/api-error';

/** What an administrator enters of a child site; the secret is never read back. */
export type SiteTexts = Record<'name' | 'url' | 'clientId', string>;
export type SiteInput = keyof SiteTexts | 'clientSecret';

const siteInputs: readonly SiteInput[] = ['name', 'url', 'clientId', 'clientSecret'];

/** Which input a refusal is about, where the suite names none: the address leads to the wrong place, or the client is not let in. */
const inputOf: Readonly<Record<string, SiteInput>> = {
  'childSite.insecure': 'url', 'childSite.unreachable': 'url', 'childSite.itself': 'url', 'childSite.known': 'url', 'childSite.another': 'url', 'childSite.refused': 'clientSecret',
};

const detailsOf = (error: Error | null): readonly ErrorDetail[] => (error instanceof ApiError ? error.details : []);
const inputFor = ({ property, errorTextId }: ErrorDetail): SiteInput | undefined => siteInputs.find((each) => each === property) ?? inputOf[errorTextId];

/** Refusals at the inputs they are about. */
export function errorsByInput(error: Error | null): Partial<Record<SiteInput, string>> {
  const texts: Partial<Record<SiteInput, string>> = {};
  for (const detail of detailsOf(error)) {
    const input = inputFor(detail);
    if (input) texts[input] ??= detail.errorText;
  }
  return texts;
}

/** What is left of an error without what stands at the inputs. */
export function restOf(error: Error | null): Error | null {
  const details = detailsOf(error);
  const others = details.filter((detail) => !inputFor(detail));
  if (!(error instanceof ApiError) || details.length === 0) return error;
  return others.length > 0 ? new ApiError(error.status, others) : null;
}

/** The body of the creation: without a name the site is called what it calls itself. */
export function newSiteBody({ name, url, clientId }: SiteTexts, clientSecret: string): object {
  return { url: url.trim(), clientId: clientId.trim(), clientSecret: clientSecret.trim(), ...(name.trim() ? { name: name.trim() } : {}) };
}

/** An address and a client are tried with the secret: another one needs it again. */
export const needsSecret = (changes: Partial<SiteTexts>): boolean => changes.url !== undefined || changes.clientId !== undefined;
