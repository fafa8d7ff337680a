import { Ajv } from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { errorText, isErrorCode } from '@vigie/contracts';
import { closed, closedMembers } from './closed-schema.js';
import type { Components, Schema } from './closed-schema.js';
import { RouteTable } from './route-table.js';

/** An answer as a test received it. */
export interface SeenAnswer {
  method: string;
  /** Of the address, the query may follow. */
  path: string;
  status: number;
  /** The header Content-Type. */
  type: string | null;
  /** The body. */
  text: string;
}

/** The parts of an OpenAPI document that say what is answered. */
export interface ApiDocument {
  paths: Record<string, unknown>;
  components?: { schemas?: unknown };
}

interface Described {
  content?: Record<string, { schema?: Schema }>;
}

type Operations = Record<string, { responses?: Record<string, Described> }>;

interface Refusal {
  error: { httpCode: number; details: { errorTextId: string }[] };
}

const refusalShape: Schema = { $ref: '#/components/schemas/Error' };

const formats = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  email: true,
} as const;

/** Holds answers against the reference of the service that gave them. */
export class AnswerCheck {
  // Schemas are those that our own code makes: they are compiled when they are needed, each once, and not checked themselves.
  private readonly ajv = new Ajv({ allErrors: true, strict: false, formats, meta: false, validateSchema: false, inlineRefs: false, code: { optimize: false } });
  private readonly routes: RouteTable<Operations>;
  private readonly components: Components;
  private readonly compiled = new Map<Schema, ValidateFunction>();

  constructor({ paths, components }: ApiDocument) {
    this.routes = new RouteTable(paths as Record<string, Operations>);
    this.components = { id: 'api', schemas: (components?.schemas ?? {}) as Record<string, Schema> };
    this.ajv.addSchema({ $id: this.components.id, components: { schemas: closedMembers(this.components.schemas, this.components) } });
  }

  /** Throws where the reference does not say that this is answered: an undeclared route, status, media type or member. */
  require(answer: SeenAnswer): void {
    const [path = ''] = answer.path.split('?');
    const route = this.routes.find(path);
    const where = `${answer.method} ${route?.template ?? path} answered ${answer.status}`;
    if (answer.status >= 400) return this.requireRefusal(answer, where);
    const response = route?.value[answer.method.toLowerCase()]?.responses?.[answer.status];
    if (!response) throw new Error(`${where}, which its OpenAPI reference does not know.`);
    if (!response.content) return;
    const media = mediaOf(answer);
    const content = response.content[media];
    if (!content) throw new Error(`${where} as ${media || 'nothing'}; its OpenAPI reference knows ${Object.keys(response.content).join(', ')}.`);
    if (media === 'application/json' && content.schema) this.requireShape(content.schema, answer.text, where);
  }

  private requireRefusal(answer: SeenAnswer, where: string): void {
    if (mediaOf(answer) !== 'application/json') throw new Error(`${where} as ${mediaOf(answer) || 'nothing'}: a refusal is JSON.`);
    const { error: { httpCode, details } } = this.requireShape(refusalShape, answer.text, where) as Refusal;
    if (httpCode !== answer.status) throw new Error(`${where}, but its httpCode is ${httpCode}.`);
    const codes = details.map(({ errorTextId }) => errorTextId);
    for (const code of codes) if (!isErrorCode(code)) throw new Error(`${where} with the code ${code}, which is not in the list of codes.`);
    const [first] = codes;
    if (first && isErrorCode(first) && errorText(first).status !== answer.status && !fromGateway(first, answer.status)) throw new Error(`${where}, but ${first} has the status ${errorText(first).status}.`);
  }

  private requireShape(schema: Schema, text: string, where: string): unknown {
    const body: unknown = JSON.parse(text);
    const validate = this.validator(schema);
    if (!validate(body)) throw new Error(`${where} with what its OpenAPI reference does not say:\n${(validate.errors ?? []).slice(0, 10).map(described).join('\n')}`);
    return body;
  }

  private validator(schema: Schema): ValidateFunction {
    const known = this.compiled.get(schema) ?? this.ajv.compile(closed(schema, this.components));
    this.compiled.set(schema, known);
    return known;
  }
}

/** The gateway has one code for services that are away (502) and for those that are silent (504). */
const fromGateway = (code: string, status: number): boolean => code === 'service.unavailable' && (status === 502 || status === 504);

const mediaOf = ({ type }: SeenAnswer): string => (type ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

function described({ instancePath, keyword, message = '', params }: ErrorObject): string {
  if (keyword === 'additionalProperties') return `  ${instancePath}/${String(params.additionalProperty)} is no member of it`;
  if (keyword === 'required') return `  ${instancePath}/${String(params.missingProperty)} is missing`;
  return `  ${instancePath} ${message}${keyword === 'enum' ? `: ${JSON.stringify(params.allowedValues)}` : ''}`;
}
