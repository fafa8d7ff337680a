/** The envelope of an answer. `done` and `started` are those of tasks; `bare` has none. */
export type ResponseShape = 'list' | 'page' | 'one' | 'created' | 'deleted' | 'accepted' | 'done' | 'started' | 'bare';

/** One way in which a route answers: an envelope with what is in it, or files of these media types. */
export type ResponseRule = { shape: ResponseShape; view?: new () => object } | { files: string[] };

const responseRules = 'vigie:responds';

/** What a route answers where it does not refuse, for the OpenAPI reference and for the check of answers in tests. Several: one of them. */
export const Responds = (shape: ResponseShape, view?: new () => object): MethodDecorator => say({ shape, view });

/** A route that answers a file, by media types. */
export const RespondsFile = (...files: string[]): MethodDecorator => say({ files });

const say = (rule: ResponseRule): MethodDecorator => (_, __, { value: handler }: PropertyDescriptor) => {
  Reflect.defineMetadata(responseRules, [rule, ...rulesOf(handler as object)], handler as object);
};

export const rulesOf = (handler: object): ResponseRule[] => (Reflect.getMetadata(responseRules, handler) as ResponseRule[] | undefined) ?? [];
