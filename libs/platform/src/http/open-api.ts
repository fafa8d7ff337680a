import type { INestApplication } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { jsonSchemaOf } from '@vigie/contracts';
import type { JsonSchema } from '@vigie/contracts';
import { responseRule } from './responds.js';
import type { ResponseRule } from './responds.js';

type Class = new (...args: never[]) => object;
type Operation = { operationId?: string; responses?: Record<string, object>; security?: object[] };

const errorReference = { $ref: '#/components/schemas/Error' };

/** The OpenAPI reference of a service, from its controllers and the decorators of its classes. Works on an app made with `preview`. */
export function openApiDocument(app: INestApplication, service: string, version: string): OpenAPIObject {
  const base = new DocumentBuilder().setTitle(`Vigie ${service}`).setVersion(version).addBearerAuth().build();
  const document = SwaggerModule.createDocument(app, base, { operationIdFactory: (controller, method) => `${controller}.${method}` });
  const schemas: Record<string, JsonSchema> = { Error: errorSchema };
  const handlers = handlersOf(app);
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path as Record<string, Operation>)) {
      const handler = handlers.get(operation.operationId ?? '');
      if (handler) describe(operation, handler, schemas);
    }
  }
  document.components = { ...document.components, schemas: { ...document.components?.schemas, ...(schemas as object) } };
  return document;
}

interface Handler {
  rule?: ResponseRule;
  parameters: unknown[];
}

function handlersOf(app: INestApplication): Map<string, Handler> {
  const found = new Map<string, Handler>();
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype !== 'function') continue;
      const prototype = metatype.prototype as Record<string, unknown>;
      for (const method of Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor')) {
        found.set(`${metatype.name}.${method}`, {
          rule: Reflect.getMetadata(responseRule, prototype[method] as object) as ResponseRule | undefined,
          parameters: (Reflect.getMetadata('design:paramtypes', prototype, method) as unknown[] | undefined) ?? [],
        });
      }
    }
  }
  return found;
}

function describe(operation: Operation, { rule, parameters }: Handler, schemas: Record<string, JsonSchema>): void {
  for (const parameter of parameters) if (isDto(parameter)) schemas[parameter.name] = jsonSchemaOf(parameter);
  if (rule?.view) schemas[rule.view.name] = jsonSchemaOf(rule.view);
  if (!rule) return;
  const [status, schema] = answer(rule);
  operation.responses = {
    [status]: { description: 'Done.', content: { 'application/json': { schema } } },
    default: { description: 'A refusal, by code.', content: { 'application/json': { schema: errorReference } } },
  };
}

const builtIn = new Set<unknown>([String, Number, Boolean, Array, Object, Date, Set, Map, Promise]);

const isDto = (type: unknown): type is Class =>
  typeof type === 'function' && !builtIn.has(type) && Object.keys(jsonSchemaOf(type as Class).properties ?? {}).length > 0;

function answer({ shape, view }: ResponseRule): [string, object] {
  const item = view ? { $ref: `#/components/schemas/${view.name}` } : { type: 'object' };
  const object = (properties: object) => ({ type: 'object', properties, required: Object.keys(properties) });
  const state = { type: 'string', enum: ['Success'] };
  const path = object({ type: { type: 'string' }, id: { type: 'string' } });
  const answers: Record<ResponseRule['shape'], [string, object]> = {
    list: ['200', object({ array: { type: 'array', items: item } })],
    one: ['200', object({ data: item })],
    created: ['201', object({ result: { allOf: [item, object({ state, path })] } })],
    deleted: ['200', object({ state })],
    accepted: ['202', object({ data: item })],
  };
  return answers[shape];
}

const errorSchema: JsonSchema = {
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
