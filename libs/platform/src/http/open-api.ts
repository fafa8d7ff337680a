import type { INestApplication } from '@nestjs/common';
import { HTTP_CODE_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { jsonSchemaOf } from '@vigie/contracts';
import type { JsonSchema } from '@vigie/contracts';
import { isCollectionTask } from './collection-tasks.js';
import { isConditional } from './if-match.js';
import { describeTasks, performedBy } from './performs.js';
import type { TaskParameters } from './performs.js';
import { describeResponses, errorSchema } from './response-schemas.js';
import { rulesOf } from './responds.js';
import type { ResponseRule } from './responds.js';

type Class = new (...args: never[]) => object;
type Operation = { operationId?: string; parameters?: object[]; requestBody?: object; responses?: Record<string, object> };

/**
 * The OpenAPI reference of a service, from its controllers and the decorators of its classes. Works on an app made with `preview`.
 * Throws where a route does not say what it answers.
 */
export function openApiDocument(app: INestApplication, service: string, version: string): OpenAPIObject {
  const base = new DocumentBuilder().setTitle(`Vigie ${service}`).setVersion(version).addBearerAuth().build();
  const document = SwaggerModule.createDocument(app, base, { operationIdFactory: (controller, method) => `${controller}.${method}` });
  const schemas = new SchemaList();
  const handlers = handlersOf(app);
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations as Record<string, Operation>)) {
      const handler = handlers.get(operation.operationId ?? '');
      if (!handler) continue;
      const answers = new Map([[handler.status ?? (method === 'post' ? 201 : 200), handler.rules]]);
      const task = method === 'post' ? [...handlers.values()].find((other) => other.taskOf === path) : undefined;
      if (task) answers.set(200, task.rules);
      const tasks = handler.tasks ?? task?.tasks;
      if (tasks) describeTasks(operation, tasks, (type) => schemas.add(type), task !== undefined);
      for (const rules of answers.values()) if (rules.length === 0) throw new Error(`${operation.operationId} does not say what it answers.`);
      for (const type of classesOf([...answers.values()].flat(), handler.parameters)) schemas.add(type);
      operation.responses = describeResponses(answers, handler.isConditional);
    }
  }
  document.components = { ...document.components, schemas: { ...document.components?.schemas, ...(schemas.described as object) } };
  return document;
}

interface Handler {
  rules: ResponseRule[];
  parameters: unknown[];
  isConditional: boolean;
  status?: number;
  /** Path of the collection whose tasks it performs. */
  taskOf?: string;
  tasks?: TaskParameters;
}

function handlersOf(app: INestApplication): Map<string, Handler> {
  const found = new Map<string, Handler>();
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype !== 'function') continue;
      const prototype = metatype.prototype as Record<string, object>;
      for (const method of Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor')) {
        const handler = prototype[method] as object;
        found.set(`${metatype.name}.${method}`, {
          rules: rulesOf(handler),
          parameters: (Reflect.getMetadata('design:paramtypes', prototype, method) as unknown[] | undefined) ?? [],
          isConditional: isConditional(handler),
          tasks: performedBy(handler),
          status: Reflect.getMetadata(HTTP_CODE_METADATA, handler) as number | undefined,
          taskOf: isCollectionTask(handler) ? `/${String(Reflect.getMetadata(PATH_METADATA, metatype))}` : undefined,
        });
      }
    }
  }
  return found;
}

/** Classes of bodies and answers, and of what is in them, each described once under its name. */
class SchemaList {
  readonly described: Record<string, JsonSchema> = { Error: errorSchema };
  private readonly classes = new Map<string, Class>();

  add(type: Class): JsonSchema {
    const known = this.classes.get(type.name);
    if (known && known !== type) throw new Error(`Two classes of this API are called ${type.name}.`);
    if (!known) {
      this.classes.set(type.name, type);
      this.described[type.name] = jsonSchemaOf(type, (within) => this.add(within as Class));
    }
    return { $ref: `#/components/schemas/${type.name}` };
  }
}

const classesOf = (rules: ResponseRule[], parameters: unknown[]): Class[] =>
  [...parameters.filter(isDto), ...rules.flatMap((rule) => ('view' in rule && rule.view ? [rule.view] : []))];

const builtIn = new Set<unknown>([String, Number, Boolean, Array, Object, Date, Set, Map, Promise]);

const isDto = (type: unknown): type is Class =>
  typeof type === 'function' && !builtIn.has(type) && Object.keys(jsonSchemaOf(type as Class).properties ?? {}).length > 0;
