import type { SeenAnswer } from '../answers/answer-check.js';

/** `fetch` whose answer is held against the reference of the service. */
export async function checkedFetch(check: { require(answer: SeenAnswer): void } | undefined, url: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(url, init);
  const type = response.headers.get('content-type');
  // Files are known by their media type; reading them is the test's business.
  const text = check && type?.includes('json') ? await response.clone().text() : '';
  check?.require({ method: init.method ?? 'GET', path: new URL(url).pathname, status: response.status, type, text });
  return response;
}
