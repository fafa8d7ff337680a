import { AnswerCheck } from './answer-check.js';
import type { SeenAnswer } from './answer-check.js';

const view = { type: 'object', properties: { id: { type: 'string', format: 'uuid' }, made: { type: 'string', format: 'date-time' }, of: { $ref: '#/components/schemas/Ref' }, state: { type: 'string' } }, required: ['id'] };
const data = (schema: object) => ({ content: { 'application/json': { schema: { type: 'object', properties: { data: schema }, required: ['data'] } } } });
const lamp = { $ref: '#/components/schemas/Lamp' };
const created = { allOf: [lamp, { type: 'object', properties: { state: { type: 'string', enum: ['Success'] } }, required: ['state'] }] };

const check = new AnswerCheck({
  paths: {
    '/lamps/{id}': { get: { responses: { 200: data(lamp) } }, post: { responses: { 201: data(created) } } },
    '/lamps/mine': { get: { responses: { 200: data({ type: 'string' }) } } },
    '/lamps/{id}/picture': { get: { responses: { 200: { content: { 'image/jpeg': {} } } } } },
    '/tasks': { post: { responses: { 200: { content: { 'application/json': { schema: { anyOf: [lamp, { type: 'array', items: lamp }] } } } } } } },
  },
  components: {
    schemas: {
      Lamp: view,
      Ref: { type: 'object', properties: { type: { type: 'string' } }, required: ['type'] },
      Error: {
        type: 'object', required: ['error'],
        properties: { error: { type: 'object', required: ['httpCode', 'details'], properties: { httpCode: { type: 'integer' }, details: { type: 'array', items: { type: 'object', properties: { errorText: {}, errorTextId: {} } } } } } },
      },
    },
  },
});

const id = 'a5b3f3f8-9f0b-4c3e-8f7e-2b1f6f9d0c11';
const seen = (body: unknown, more: Partial<SeenAnswer> = {}): (() => void) => () => check.require({ method: 'GET', path: `/lamps/${id}?x`, status: 200, type: 'application/json; charset=utf-8', text: JSON.stringify(body), ...more });
const refusal = (status: number, errorTextId: string, more = {}) => ({ error: { httpCode: status, details: [{ errorTextId, errorText: 'No.' }], ...more } });

describe('the check of answers', () => {
  it('takes what the reference says', () => {
    expect(seen({ data: { id, made: '2026-11-22T10:00:00.000Z', of: { type: 'cameras' } } })).not.toThrow();
    expect(seen({ data: { id } }, { path: `/LAMPS/${id}/` })).not.toThrow();
    expect(seen({ data: 'x' }, { path: '/lamps/Mine' })).not.toThrow();
    expect(seen({ data: { id, state: 'Success' } }, { method: 'POST', status: 201 })).not.toThrow();
    expect(seen('', { path: `/lamps/${id}/picture`, type: 'image/jpeg', text: '\xff' })).not.toThrow();
    expect(seen([{ id }], { path: '/tasks', method: 'POST' })).not.toThrow();
  });

  it.each<[string, () => void, string]>([
    ['a member that the view does not have', seen({ data: { id, secret: 1 } }), '/data/secret is no member of it'],
    ['a member within that its class does not have', seen({ data: { id, of: { type: 'cameras', id } } }), '/data/of/id is no member of it'],
    ['a member beside the envelope', seen({ data: { id }, array: [] }), '/array is no member of it'],
    ['a member that is missing', seen({ data: {} }), '/data/id is missing'],
    ['an id that is none', seen({ data: { id: id.toUpperCase() } }), '/data/id must match format "uuid"'],
    ['a time that is not UTC', seen({ data: { id, made: '2026-11-22T10:00:00+01:00' } }), '/data/made must match format "date-time"'],
    ['another state than both say', seen({ data: { id, state: 'Error' } }, { method: 'POST', status: 201 }), '/data/state must be equal to one of the allowed values'],
    ['a stranger among several shapes', seen({ id, more: 1 }, { path: '/tasks', method: 'POST' }), '/more is no member of it'],
    ['a status', seen({ data: { id } }, { status: 202 }), `GET /lamps/{id} answered 202, which its OpenAPI reference does not know.`],
    ['a method', seen({ data: { id } }, { method: 'PUT' }), 'PUT /lamps/{id} answered 200, which'],
    ['a path', seen({}, { path: '/lamps' }), 'GET /lamps answered 200, which'],
    ['a media type', seen('', { type: 'text/html' }), 'as text/html; its OpenAPI reference knows application/json'],
    ['a picture that is none', seen('', { path: `/lamps/${id}/picture` }), 'knows image/jpeg'],
  ])('refuses %s', (_, given, words) => {
    expect(given).toThrow(words);
  });

  it('takes refusals of any route, with a code and the status of that code', () => {
    expect(seen(refusal(404, 'object.notFound'), { status: 404 })).not.toThrow();
    expect(seen(refusal(404, 'route.unknown'), { status: 404, path: '/nowhere', method: 'TRACE' })).not.toThrow();
  });

  it.each<[string, () => void, string]>([
    ['a code that nobody knows', seen(refusal(400, 'lamp.broken'), { status: 400 }), 'lamp.broken'],
    ['another httpCode', seen(refusal(400, 'object.notFound'), { status: 404 }), 'httpCode is 400'],
    ['a status that the code does not have', seen(refusal(400, 'object.notFound'), { status: 400 }), 'object.notFound has the status 404'],
    ['a member more', seen(refusal(404, 'object.notFound', { stack: 'at x' }), { status: 404 }), '/error/stack is no member of it'],
    ['a page', seen('', { status: 502, type: 'text/html' }), 'a refusal is JSON'],
  ])('refuses a refusal with %s', (_, given, words) => {
    expect(given).toThrow(words);
  });
});
