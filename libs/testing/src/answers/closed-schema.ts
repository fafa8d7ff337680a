/** A schema of the reference as JSON. */
export type Schema = Record<string, unknown> & {
  $ref?: string;
  allOf?: Schema[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
};

/** The schemas of a reference by name, and the id under which they refer to each other. */
export interface Components {
  id: string;
  schemas: Record<string, Schema>;
}

/**
 * The schema as a test takes it: what is said of an object is all that may be in it. Integrators must be ready for more;
 * our own services must not say more than they promise.
 */
export function closed(schema: Schema, components: Components): Schema {
  if (schema.$ref) return { $ref: `${components.id}${schema.$ref}` };
  if (schema.allOf) return closed(schema.allOf.map((part) => resolved(part, components)).reduce(merged, {}), components);
  return {
    ...schema,
    ...(schema.anyOf ? { anyOf: schema.anyOf.map((one) => closed(one, components)) } : {}),
    ...(schema.items ? { items: closed(schema.items, components) } : {}),
    ...(schema.properties ? { properties: closedMembers(schema.properties, components), additionalProperties: schema.additionalProperties ?? false } : {}),
  };
}

export const closedMembers = (members: Record<string, Schema>, components: Components): Record<string, Schema> =>
  Object.fromEntries(Object.entries(members).map(([name, member]) => [name, closed(member, components)]));

function resolved(schema: Schema, { schemas }: Components): Schema {
  if (!schema.$ref) return schema;
  const found = schemas[schema.$ref.split('/').pop() ?? ''];
  if (!found) throw new Error(`The reference knows no ${schema.$ref}.`);
  return found;
}

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
