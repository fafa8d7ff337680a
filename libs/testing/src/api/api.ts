import type { AnswerCheck } from '../answers/answer-check.js';
import { checkedFetch } from './checked-fetch.js';

/** What an API answered. */
export interface Answer {
  status: number;
  body: Body;
  etag: string | null;
  headers: Headers;
  bytes: Buffer;
}

/** Members of the envelopes, as integrators read them. */
export interface Body {
  array: Item[];
  cursor?: string;
  data: Item;
  result: Item;
  error?: { httpCode: number; details: { errorTextId: string; errorText: string; property?: string }[] };
}

/** An object of the API: whatever members its resource has. */
export type Item = Record<string, unknown> & { id: string; name: string };

export interface RequestOptions {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Somebody who uses the APIs with a token, or without. Every answer is held against the reference of its service, where that is given. */
export class Api {
  constructor(readonly origin: string, private readonly token: () => Promise<string>, private readonly check?: Pick<AnswerCheck, 'require'>) {}

  async call(path: string, options: RequestOptions = {}): Promise<Answer> {
    const token = await this.token();
    const response = await checkedFetch(this.check, `${this.origin}/api/rest/v1${path}`, {
      method: options.method ?? 'GET',
      headers: { ...(token ? { Authorization: `Bearer ${token}` } : {}), ...(options.body === undefined ? {} : { 'Content-Type': 'application/json' }), ...options.headers },
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const { status, headers } = response;
    return { status, headers, bytes, etag: headers.get('etag'), body: parse(bytes) };
  }

  /** The one answer that is expected; anything else throws with what was said. */
  async expect(status: number, path: string, options: RequestOptions = {}): Promise<Answer> {
    const answer = await this.call(path, options);
    if (answer.status !== status) throw new Error(`${options.method ?? 'GET'} ${path} answered ${answer.status}: ${answer.bytes.toString().slice(0, 600)}`);
    return answer;
  }

  async list(path: string): Promise<Item[]> {
    return (await this.expect(200, path)).body.array;
  }

  async get(path: string): Promise<Item> {
    return (await this.expect(200, path)).body.data;
  }

  async create(path: string, body: unknown): Promise<Item> {
    return (await this.expect(201, path, { method: 'POST', body })).body.result;
  }

  accessToken(): Promise<string> {
    return this.token();
  }
}

function parse(bytes: Buffer): Body {
  try {
    return JSON.parse(bytes.toString()) as Body;
  } catch {
    return {} as Body;
  }
}
