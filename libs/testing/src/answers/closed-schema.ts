/** A schema of the reference as JSON. */
export type Schema = Record<string, unknown> & {
  $ref?: string;
  allOf?: Schema[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
};

/**
 * The schema as a test takes it: references are put in, and what is said of an object is all that may be in it.
 * Integrators must be ready for more; our own services must not say more than they promise.
 */
export function closed(schema: Schema, components: Record<string, Schema>): Schema {
  if (schema.$ref) {
    const name = schema.$ref.split('/').pop() ?? '';
    const target = components[name];
    if (!target) throw new Error(`The reference knows no ${schema.$ref}.`);
    return closed(target, components);
  }
  if (schema.allOf) return closed(schema.allOf.map((part) => resolved(part, components)).reduce(merged, {}), components);
  return {
    ...schema,
    ...(schema.anyOf ? { anyOf: schema.anyOf.map((one) => closed(one, components)) } : {}),
    ...(schema.items ? { items: closed(schema.items, components) } : {}),
    ...(schema.properties ? { properties: closedMembers(schema.properties, components), additionalProperties: schema.additionalProperties ?? false } : {}),
  };
}

const closedMembers = (members: Record<string, Schema>, components: Record<string, Schema>): Record<string, Schema> =>
  Object.fromEntries(Object.entries(members).map(([name, member]) => [name, closed(member, components)]));

const resolved = (schema: Schema, components: Record<string, Schema>): Schema => (schema.$ref ? (components[schema.$ref.split('/').pop() ?? ''] ?? {}) : schema);

/** Both at once; where both describe a member, both hold. */
function merged(one: Schema, other: Schema): Schema {
  const properties = { ...one.properties };
  for (const [name, member] of Object.entries(other.properties ?? {})) properties[name] = properties[name] ? { allOf: [properties[name], member] } : member;
  return {
    ...one, ...other,
    ...(one.properties ?? other.properties ? { properties } : {}),
    required: [...new Set([...(one.required ?? []), ...(other.required ?? [])])],
  };
}
