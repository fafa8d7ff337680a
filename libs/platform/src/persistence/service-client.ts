import pg from 'pg';

/** How pg takes a query: text or all of it in one object, values, and what to call when it is done. */
type Send = (this: pg.Client, query: unknown, values?: unknown, done?: (error: Error | null, result: unknown) => void) => unknown;

const send = pg.Client.prototype.query as Send;
const isSubmittable = (query: unknown): boolean => typeof (query as { submit?: unknown }).submit === 'function';

/**
 * How services talk to PostgreSQL: a client of pg whose rows are forgotten as soon as nobody needs them. Where a query is
 * awaited, pg assigns its callback to a property. V8 places functions that are assigned to properties among its old objects,
 * where each keeps the rows of its query until the next full collection, and every small one copies them meanwhile: ten times
 * the pause, and one in ten requests meets it. A callback that is handed over as an argument is young and dies with its query.
 */
export class ServiceClient extends pg.Client {
  constructor(options?: string | pg.ClientConfig) {
    super(options);
    // A connection that dies may say so twice, the second time when nobody listens any more, and that would end the process.
    // Whoever uses it learns of it from their listeners and from the next statement all the same.
    this.on('error', () => undefined);
  }
}

ServiceClient.prototype.query = function (this: ServiceClient, ...[query, values, done]: Parameters<Send>): unknown {
  if (isSubmittable(query) || typeof values === 'function' || done) return send.call(this, query, values, done);
  return new Promise((resolve, reject) => {
    // pg writes the callback into the object that it is given.
    send.call(this, typeof query === 'string' ? query : { ...(query as object) }, values, (error, result) => (error ? reject(error) : resolve(result)));
  }).catch((error: Error) => {
    // As pg does it: the stack leads to whoever asked, not to the socket.
    Error.captureStackTrace(error);
    throw error;
  });
} as typeof pg.Client.prototype.query;
