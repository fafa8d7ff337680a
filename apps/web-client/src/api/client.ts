import { session } from '../session/session';
import { currentLanguage } from '../i18n/language';
import { allPages } from './all-pages';
import { ApiError, readError } from './api-error';
import { connection } from './connection';
import { nextLink } from './link-header';
import { toQueryString, type ListRequest } from './query';
import type { CreatedResult, Versioned } from './types';

const BASE = '/api/rest/v1';
/** Objects that one answer may hold. */
const mostOnPage = 1_000;

interface Options {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  body?: unknown;
  version?: string;
  signal?: AbortSignal;
}

async function send(path: string, options: Options, token: string): Promise<Response> {
  const headers: Record<string, string> = { authorization: `Bearer ${token}`, 'accept-language': currentLanguage() };
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  if (options.version) headers['if-match'] = options.version;
  try {
    const response = await fetch(path, {
      method: options.method ?? 'GET',
      headers,
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal,
      cache: 'no-store',
    });
    connection.heard();
    return response;
  } catch (error) {
    if (options.signal?.aborted) throw error;
    connection.lost();
    throw new ApiError(0, []);
  }
}

/** Where a path of the API is; what is a whole address already stays. */
export const addressOf = (path: string): string => (path.startsWith('/') && !path.startsWith('/api/') ? BASE + path : path);

/** Sends with the session's token, once more with a new one after a 401. Throws ApiError for every answer that is not 2xx. */
export async function request(path: string, options: Options = {}): Promise<Response> {
  const address = addressOf(path);
  let response = await send(address, options, await session.accessToken());
  if (response.status === 401) response = await send(address, options, await session.renew());
  if (response.ok) return response;
  throw readError(response.status, await response.json().catch(() => undefined));
}

async function json<T>(path: string, options?: Options): Promise<T> {
  const response = await request(path, options);
  return (await response.json()) as T;
}

/** One page of a list that may go on. */
export interface ListPage<T> {
  items: T[];
  /** Address of the next page, to be asked for as it is. */
  next?: string;
}

export const api = {
  async list<T>(path: string, query: ListRequest = {}, signal?: AbortSignal): Promise<T[]> {
    const answer = await json<{ array?: T[] }>(path + toQueryString(query), { signal });
    return answer.array ?? [];
  },
  /** A whole list, however long: for what people choose from. */
  all<T>(path: string, query: Omit<ListRequest, 'page' | 'size'> = {}, signal?: AbortSignal): Promise<T[]> {
    return allPages((page) => api.list<T>(path, { ...query, page, size: mostOnPage }, signal), mostOnPage);
  },
  /** A page of a list with a cursor; `path` is a path with its query, or what the page before called `next`. */
  async page<T>(path: string, signal?: AbortSignal): Promise<ListPage<T>> {
    const response = await request(path, { signal });
    const answer = (await response.json()) as { array?: T[] };
    return { items: answer.array ?? [], next: nextLink(response.headers.get('link')) };
  },
  async one<T>(path: string, signal?: AbortSignal): Promise<Versioned<T>> {
    const response = await request(path, { signal });
    const answer = (await response.json()) as { data: T };
    return { ...answer.data, etag: response.headers.get('etag') ?? undefined };
  },
  async create<T>(path: string, body: unknown): Promise<CreatedResult<T>> {
    const answer = await json<{ result: CreatedResult<T> }>(path, { method: 'POST', body });
    return answer.result;
  },
  async change<T>(path: string, body: unknown, version?: string): Promise<T> {
    const answer = await json<{ data: T }>(path, { method: 'PATCH', body, version });
    return answer.data;
  },
  /** A task that answers at once. */
  async task<T>(path: string, body: object, signal?: AbortSignal): Promise<T> {
    const answer = await json<{ result: T }>(path, { method: 'POST', body, signal });
    return answer.result;
  },
  async remove(path: string, version?: string): Promise<void> {
    await request(path, { method: 'DELETE', version });
  },
  async blob(path: string, signal?: AbortSignal): Promise<Blob> {
    return (await request(path, { signal })).blob();
  },
};
