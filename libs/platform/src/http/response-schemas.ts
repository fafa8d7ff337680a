import type { JsonSchema } from '@vigie/contracts';
import type { ResponseRule, ResponseShape } from './responds.js';

interface Content {
  [type: string]: { schema: object };
}

/** The `responses` of an operation: what it answers where it goes well, and the refusals that every operation knows. */
export function describeResponses(answers: ReadonlyMap<number, readonly ResponseRule[]>, isConditional: boolean): Record<string, object> {
  const well = [...answers].map(([status, rules]): [string, object] => [String(status), { description: 'Done.', content: contentOf(rules) }]);
  const refusal = (description: string): object => ({ description, content: { 'application/json': { schema: reference('Error') } } });
  return {
    ...Object.fromEntries(well),
    ...(isConditional ? { 412: refusal('Changed meanwhile: the version in If-Match is no longer the present one.') } : {}),
    default: refusal('A refusal, by code.'),
  };
}

function contentOf(rules: readonly ResponseRule[]): Content {
  const content: Content = {};
  const schemas = rules.flatMap((rule) => ('shape' in rule ? [envelopes[rule.shape](rule.view && reference(rule.view.name))] : []));
  const [first] = schemas;
  if (first) content['application/json'] = { schema: schemas.length > 1 ? { anyOf: schemas } : first };
  for (const type of rules.flatMap((rule) => ('files' in rule ? rule.files : []))) content[type] = { schema: { type: 'string', format: 'binary' } };
  return content;
}

const reference = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

const object = (properties: Record<string, object>, optional: Record<string, object> = {}): object =>
  ({ type: 'object', properties: { ...properties, ...optional }, required: Object.keys(properties) });

/** The members of a view with those of its envelope beside them. */
const beside = (item: object | undefined, members: Record<string, object>): object => (item ? { allOf: [item, object(members)] } : object(members));

const text = { type: 'string' };
const success = { type: 'string', enum: ['Success'] };
const path = object({ type: text, id: text });

const envelopes: Record<ResponseShape, (item?: object) => object> = {
  list: (item = {}) => object({ array: { type: 'array', items: item } }),
  page: (item = {}) => object({ array: { type: 'array', items: item } }, { cursor: text }),
  one: (item = {}) => object({ data: item }),
  created: (item) => object({ result: beside(item, { state: success, path }) }),
  deleted: () => object({ state: success }),
  accepted: (item = {}) => object({ data: item }),
  done: (item) => object({ result: beside(item, { state: success }) }),
  started: (item) => object({ result: beside(item, { state: { type: 'string', enum: ['Idle', 'InProgress', 'Success', 'Error'] }, path }) }),
  bare: (item = {}) => item,
};

export const errorSchema: JsonSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['httpCode', 'details'],
      properties: {
        httpCode: { type: 'integer' },
        details: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            required: ['errorText', 'errorTextId'],
            properties: { errorText: { type: 'string' }, errorTextId: { type: 'string' }, property: { type: 'string' } },
          },
        },
      },
    },
  },
};
