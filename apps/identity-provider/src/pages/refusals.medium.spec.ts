import { Browser } from '../testing/browser.js';
import { RunningProvider } from '../testing/running-provider.js';

interface Refusal {
  status: number;
  type: string;
  body: { error?: unknown; error_description?: string; error_code?: string };
}

const form = 'application/x-www-form-urlencoded';

describe('a refusal below /IDP', () => {
  let provider: RunningProvider;
  beforeAll(async () => {
    provider = await RunningProvider.start();
  });
  afterAll(() => provider.stop());

  const ask = async (path: string, init: RequestInit = {}): Promise<Refusal> => {
    const response = await fetch(`${provider.origin}${path}`, { redirect: 'manual', ...init });
    return { status: response.status, type: response.headers.get('content-type') ?? '', body: JSON.parse(await response.text()) as Refusal['body'] };
  };

  describe.each(['application/json', '*/*', 'text/plain'])('for a program that accepts %s', (accept) => {
    const headers = { Accept: accept };

    it.each([
      ['GET', '/IDP/nothing'], ['GET', '/api/IDP/nothing'], ['POST', '/IDP/connect/nothing'], ['GET', '/IDP/token'], ['PUT', '/api/idp/token'], ['DELETE', '/IDP/auth'],
      ['PATCH', '/IDP/.well-known/openid-configuration'], ['GET', '/IDP/'], ['GET', '/api/IDP'], ['GET', `/IDP/sign-in/${'x'.repeat(300)}`],
    ])('[ID-01] %s %s, which is nothing, is said by code as in the rest of the API', async (method, path) => {
      const { status, type, body } = await ask(path, { method, headers });
      expect([status, type]).toEqual([404, 'application/json; charset=utf-8']);
      expect(body).toEqual({ error: { httpCode: 404, details: [{ errorTextId: 'route.unknown', errorText: expect.stringContaining(' ') as string }] } });
    });

    it.each([
      ['GET', '/IDP/auth', {}, 400, 'invalid_request'],
      ['GET', '/IDP/auth?client_id=stranger', {}, 400, 'invalid_client'],
      ['GET', '/IDP/auth/nothing', {}, 400, 'invalid_request'],
      ['GET', '/IDP/session/end?id_token_hint=x', {}, 400, 'invalid_request'],
      ['POST', '/IDP/session/end/confirm', { 'Content-Type': form }, 400, 'invalid_request'],
      ['GET', '/IDP/me', {}, 401, 'invalid_token'],
      ['GET', '/IDP/me', { Authorization: 'Bearer x' }, 401, 'invalid_token'],
      ['POST', '/IDP/token', { 'Content-Type': form }, 400, 'invalid_request'],
      ['POST', '/IDP/token/revocation', { 'Content-Type': form }, 400, 'invalid_request'],
    ])('[ID-01] %s %s %j stays OAuth\'s: %i %s', async (method, path, more, expected, error) => {
      const { status, type, body } = await ask(path, { method, headers: { ...headers, ...more } });
      expect([status, type, body.error]).toEqual([expected, 'application/json; charset=utf-8', error]);
      expect(typeof body.error_description).toBe('string');
    });

    it.each([
      ['POST', '/IDP/token/introspection', 413, 'invalid_request', 'request.tooLarge'],
      ['POST', '/IDP/token/revocation', 413, 'invalid_request', 'request.tooLarge'],
      ['POST', '/IDP/sign-in/nothing', 413, 'invalid_request', 'request.tooLarge'],
      ['GET', '/IDP/sign-in/nothing', 400, 'invalid_request', 'signIn.expired'],
      ['GET', '/IDP/change-password', 401, 'invalid_request', 'access.unauthenticated'],
    ])('[ID-01] %s %s, refused before OAuth has its say, has our code: %i', async (method, path, expected, error, code) => {
      const { status, type, body } = await ask(path, { method, headers: { ...headers, ...(method === 'POST' ? { 'Content-Type': form } : {}) }, body: method === 'POST' ? `token=${'x'.repeat(60_000)}` : undefined });
      expect([status, type]).toEqual([expected, 'application/json; charset=utf-8']);
      expect(body).toEqual({ error, error_description: expect.stringContaining(' ') as string, error_code: code });
    });
  });

  it.each([['/IDP/nothing', 404, 'route.unknown'], ['/IDP/auth', 400, 'invalid_request'], ['/IDP/token', 404, 'route.unknown']])('[ID-01] %s is a page for a browser, with its code', async (path, status, code) => {
    const shown = await new Browser({ 'Accept-Language': 'fr' }).open(`${provider.origin}${path}`);
    expect([shown.status, shown.headers.get('content-type'), shown.headers.get('content-security-policy')]).toEqual([status, 'text/html; charset=utf-8', expect.stringContaining("default-src 'none'")]);
    expect(shown.text).toContain('<html lang="fr">');
    expect(shown.text).toContain(`<code>${code}</code>`);
  });
});
