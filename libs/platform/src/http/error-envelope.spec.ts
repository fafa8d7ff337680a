import { asVigieError } from './error-envelope.js';

const coded = (code: string, message = 'x'): Error => Object.assign(new Error(message), { code });

describe('what was thrown', () => {
  it.each([
    ['a refused connection', coded('ECONNREFUSED')],
    ['a cut one', coded('ECONNRESET')],
    ['a server that stops', Object.assign(new Error('terminating connection'), { driverError: coded('57P01') })],
    ['a server that starts', coded('57P03')],
    ['no connection left', coded('53300')],
    ['a connection that died while it was used', new Error('Connection terminated unexpectedly')],
    ['a pool that waited in vain', new Error('timeout exceeded when trying to connect')],
    ['a client that is no longer one', new Error('Client has encountered a connection error and is not queryable')],
  ])('[OP-02] is a service that is away where the database is: %s', (_, error) => {
    expect(asVigieError(error)).toMatchObject({ code: 'service.unavailable', status: 503 });
  });

  it('is a fault of ours otherwise', () => {
    expect(asVigieError(coded('23502'))).toMatchObject({ code: 'internal.error', status: 500 });
  });

  it.each([[408, 'request.tooSlow'], [404, 'route.unknown'], [413, 'request.tooLarge'], [414, 'request.targetTooLong'], [415, 'request.unsupportedMedia']])('has a code for %i', (statusCode, code) => {
    expect(asVigieError(Object.assign(new Error('x'), { statusCode }))).toMatchObject({ code });
  });
});
