import { messageOf, Problem } from '../problem.js';

interface ErrorBody {
  error?: { details?: { errorText?: string; errorTextId?: string }[] } | string;
  error_description?: string;
}

/** An answer that is not a success, with the code that integrators go by. */
export class ApiError extends Problem {
  constructor(readonly status: number, readonly code: string, text: string) {
    super(text);
  }
}

/** Talks to Vigie as any integrator would: public addresses, client credentials, JSON. */
export class VigieApi {
  private token?: { value: string; until: number };

  constructor(private readonly url: string, private readonly client: { id: string; secret: string }) {}

  /** The same place for another client. */
  as(client: { id: string; secret: string }): VigieApi {
    return new VigieApi(this.url, client);
  }

  /** Sends JSON and returns the answer's body; throws `ApiError`. `path` begins at `/api/rest/v1`. */
  async call<T>(method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: object): Promise<T> {
    const response = await this.fetch(`/api/rest/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${await this.accessToken()}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return (await this.read(response)) as T;
  }

  /** Every object of a list, all pages. */
  async all<T>(path: string): Promise<T[]> {
    const size = 100;
    const rows: T[] = [];
    for (let page = 0; ; page++) {
      const { array } = await this.call<{ array: T[] }>('GET', `${path}${path.includes('?') ? '&' : '?'}page=${page}&size=${size}`);
      rows.push(...array);
      if (array.length < size) return rows;
    }
  }

  /** Creates an object and returns it. */
  async create<T>(path: string, body: object): Promise<T> {
    return (await this.call<{ result: T }>('POST', path, body)).result;
  }

  private async accessToken(): Promise<string> {
    if (this.token && this.token.until > Date.now()) return this.token.value;
    const { id, secret } = this.client;
    const response = await this.fetch('/IDP/token', {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const { access_token, expires_in } = (await this.read(response)) as { access_token: string; expires_in: number };
    this.token = { value: access_token, until: Date.now() + (expires_in - 30) * 1_000 };
    return access_token;
  }

  private async fetch(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(this.url + path, { ...init, signal: AbortSignal.timeout(30_000) });
    } catch (error) {
      const cause = (error as { cause?: unknown }).cause ?? error;
      throw new Problem(`Vigie does not answer at ${this.url} (${messageOf(cause)}); is it running?`);
    }
  }

  private async read(response: Response): Promise<unknown> {
    const text = await response.text();
    const body: unknown = text && response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined;
    if (response.ok) return body;
    const { error, error_description } = (body ?? {}) as ErrorBody;
    if (typeof error === 'string') throw new ApiError(response.status, error, error_description ?? error);
    const detail = error?.details?.[0];
    throw new ApiError(response.status, detail?.errorTextId ?? '', detail?.errorText ?? `Vigie answered ${response.status} ${response.statusText}.`);
  }
}
