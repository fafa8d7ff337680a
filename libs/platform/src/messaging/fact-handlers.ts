import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { FactDefinition } from '@vigie/contracts';
import { HEARS, HEARS_BATCH } from './hears.decorator.js';
import type { BatchHandler, BatchOptions, FactHandler } from './hears.decorator.js';

export interface Heard {
  fact: FactDefinition;
  /** Class and method, for people. */
  name: string;
  handle: FactHandler<object>;
}

export interface HeardInBatches {
  fact: FactDefinition;
  options: BatchOptions;
  name: string;
  handle: BatchHandler<object>;
}

type Method = ((...args: unknown[]) => Promise<void>) | undefined;

/** Finds the methods that hear facts. */
@Injectable()
export class FactHandlers {
  private readonly scanner = new MetadataScanner();

  constructor(private readonly discovery: DiscoveryService) {}

  single(): Heard[] {
    return this.methods().flatMap(({ name, method, instance }) =>
      ((Reflect.getMetadata(HEARS, method) ?? []) as FactDefinition[]).map((fact) => ({ fact, name, handle: method.bind(instance) as FactHandler<object> })));
  }

  batches(): HeardInBatches[] {
    return this.methods().flatMap(({ name, method, instance }) => {
      const found = Reflect.getMetadata(HEARS_BATCH, method) as Pick<HeardInBatches, 'fact' | 'options'> | undefined;
      return found ? [{ ...found, name, handle: method.bind(instance) as BatchHandler<object> }] : [];
    });
  }

  private methods(): { name: string; method: NonNullable<Method>; instance: object }[] {
    const wrappers = [...this.discovery.getProviders(), ...this.discovery.getControllers()];
    const instances = new Set(wrappers.filter((wrapper) => wrapper.isDependencyTreeStatic()).map((wrapper) => wrapper.instance as unknown));
    return [...instances].filter((instance): instance is object => typeof instance === 'object' && instance !== null).flatMap((instance) => {
      const prototype = Object.getPrototypeOf(instance) as Record<string, Method> | null;
      if (!prototype) return [];
      return this.scanner.getAllMethodNames(prototype).flatMap((key) => {
        const method = prototype[key];
        return method ? [{ name: `${instance.constructor.name}.${key}`, method, instance }] : [];
      });
    });
  }
}
