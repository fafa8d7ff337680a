import { Column, EventSubscriber } from 'typeorm';
import type { EntityMetadata, EntitySubscriberInterface, InsertEvent, UpdateEvent } from 'typeorm';
import { foldName } from '@vigie/contracts';

interface Folded {
  property: string;
  of: string;
}

const declared = new Map<unknown, Folded[]>();

/**
 * A column that holds another property's text in the one normal form (`foldName`), for searching it and for keeping it unlike others.
 * It is written with that property by `Folding`, whatever writes through entities; statements of one's own write it themselves.
 * Not read: nothing but conditions needs it.
 */
export function FoldedColumn(of: string, name: string, { nullable = false } = {}): PropertyDecorator {
  return (target, property) => {
    Column('text', { name, nullable, select: false })(target, property);
    declared.set(target.constructor, [...(declared.get(target.constructor) ?? []), { property: String(property), of }]);
  };
}

const foldedOf = ({ inheritanceTree }: EntityMetadata): Folded[] => inheritanceTree.flatMap((type) => declared.get(type) ?? []);

/** The property that holds another one folded; undefined where none does. */
export const foldedProperty = (metadata: EntityMetadata | undefined, of: string): string | undefined =>
  metadata && foldedOf(metadata).find((folded) => folded.of === of)?.property;

/** Keeps folded columns true to what they are folded of. */
@EventSubscriber()
export class Folding implements EntitySubscriberInterface {
  beforeInsert({ entity, metadata }: InsertEvent<object>): void {
    fold(entity, metadata);
  }

  beforeUpdate({ entity, metadata }: UpdateEvent<object>): void {
    fold(entity as object | undefined, metadata);
  }
}

function fold(entity: object | undefined, metadata: EntityMetadata): void {
  if (!entity) return;
  const members = entity as Record<string, unknown>;
  for (const { property, of } of foldedOf(metadata)) {
    const text = members[of];
    if (text !== undefined) members[property] = typeof text === 'string' ? foldName(text) : null;
  }
}
