import { allowInsecureRequests, ClientSecretBasic, clientCredentialsGrant, customFetch, discovery, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';
import type { Configuration } from 'openid-client';
import { VigieError } from '@vigie/contracts';
import { boundedFetch } from './bounded-fetch.js';
import type { BoundedAnswer } from './bounded-fetch.js';

/** How to be let in by a child site, and what it is called in refusals. */
export interface ChildAccess {
  label: string;
  /** Its origin. */
  url: string;
  clientId: string;
  clientSecret: string;
}

export interface ChildRequest {
  mostBytes: number;
  signal?: AbortSignal;
}

/** How long one answer may take, in milliseconds. */
const withinMs = 5_000;
/** A token or a discovery document is small. */
const mostTokenBytes = 100_000;
/** How long before its end a token is not used any more, in milliseconds. */
const earlierMs = 30_000;
/** How long a token is used whose end is not said, in milliseconds. */
const unsaidMs = 60_000;

/** Asks one child site as the client that it made for this site, with a token that is kept until shortly before its end. */
export class ChildSession {
  private token?: { value: string; until: number };
  private asking?: Promise<string>;

  constructor(readonly access: ChildAccess) {}

  /**
   * GET of the child's API, answers 200 and 404. Throws `childSite.refused` where the child does not let this site in or read that, and
   * `childSite.unreachable` for everything else that is no answer of a Vigie.
   */
  async get(path: string, request: ChildRequest): Promise<BoundedAnswer> {
    const kept = this.token !== undefined;
    const answer = await this.once(path, request);
    if (answer.status !== 401 || !kept) return this.judged(answer);
    // The child may have ended the token before its time: it is asked for another, once.
    this.token = undefined;
    return this.judged(await this.once(path, request));
  }

  /** The answer as JSON, which anybody may have written. */
  async json(path: string, request: ChildRequest): Promise<unknown> {
    const answer = await this.get(path, request);
    if (answer.status !== 200) throw this.unreachable();
    return this.parsed(answer);
  }

  parsed({ bytes }: BoundedAnswer): unknown {
    try {
      return JSON.parse(bytes.toString('utf8')) as unknown;
    } catch (error) {
      throw this.unreachable(error);
    }
  }

  refused(cause?: unknown): VigieError {
    return new VigieError('childSite.refused', { params: { site: this.access.label }, cause });
  }

  unreachable(cause?: unknown): VigieError {
    return new VigieError('childSite.unreachable', { params: { site: this.access.label }, cause });
  }

  private async once(path: string, { mostBytes, signal }: ChildRequest): Promise<BoundedAnswer> {
    const token = await this.accessToken();
    try {
      const headers = { authorization: `Bearer ${token}`, accept: 'application/json, image/jpeg' };
      return await boundedFetch(`${this.access.url}${path}`, { headers }, { origin: this.access.url, mostBytes, withinMs, signal });
    } catch (error) {
      throw this.unreachable(error);
    }
  }

  private judged(answer: BoundedAnswer): BoundedAnswer {
    if (answer.status === 401 || answer.status === 403) throw this.refused();
    if (answer.status !== 200 && answer.status !== 404) throw this.unreachable(new Error(`It answered ${answer.status}.`));
    return answer;
  }

  private async accessToken(): Promise<string> {
    if (this.token && this.token.until > Date.now()) return this.token.value;
    this.asking ??= this.askToken().finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }

  private async askToken(): Promise<string> {
    try {
      const { access_token: value, expires_in: seconds } = await clientCredentialsGrant(await this.discovered());
      this.token = { value, until: Date.now() + (seconds === undefined ? unsaidMs : seconds * 1_000 - earlierMs) };
      return value;
    } catch (error) {
      throw isRefusal(error) ? this.refused(error) : this.unreachable(error);
    }
  }

  private discovered(): Promise<Configuration> {
    const { url, clientId, clientSecret } = this.access;
    // Addresses without encryption were refused unless they are of this machine.
    const execute = url.startsWith('http:') ? [allowInsecureRequests] : [];
    return discovery(new URL(`${url}/IDP`), clientId, undefined, ClientSecretBasic(clientSecret), {
      execute, timeout: withinMs / 1_000,
      [customFetch]: async (address, { method, headers, body, signal }) => {
        // Only a token is asked for: a form, or nothing.
        const init = { method, headers, ...(body instanceof URLSearchParams || typeof body === 'string' ? { body } : {}) };
        const answer = await boundedFetch(address, init, { origin: url, mostBytes: mostTokenBytes, withinMs, signal });
        return new Response(answer.bytes.length > 0 ? new Uint8Array(answer.bytes) : null, { status: answer.status, headers: answer.headers });
      },
    });
  }
}

/** The issuer knows the client and says no; that it has had enough for now is another matter. */
const isRefusal = (error: unknown): boolean =>
  (error instanceof ResponseBodyError || error instanceof WWWAuthenticateChallengeError) && [400, 401, 403].includes(error.status);
