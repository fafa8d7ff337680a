import { afterClose, readEvent } from './stream-events';

describe('text frames of the stream sockets', () => {
  it('are taken as they are', () => {
    expect(readEvent('{"event":"signal","state":"lost","time":"2026-11-22T10:00:00.000Z"}')).toMatchObject({ event: 'signal', state: 'lost' });
  });

  it('say in either form that one is known', () => {
    expect(readEvent('{"event":"authenticated"}')).toEqual({ event: 'authenticated' });
    expect(readEvent('{"command":"authenticate","state":"Success"}')).toEqual({ event: 'authenticated' });
  });

  it('say in either form that one is refused', () => {
    expect(readEvent('{"error":{"httpCode":403,"details":[]}}')).toEqual({ event: 'error', error: { httpCode: 403, details: [] } });
  });

  it('of unknown kinds are passed over', () => {
    expect(readEvent('{"weather":"fine"}')).toBeUndefined();
  });
});

describe('the end of a stream', () => {
  it.each([[1001, 'retry'], [1006, 'retry'], [4503, 'retry'], [4401, 'authenticate'], [4403, 'refused'], [4404, 'missing']])('%i means %s', (code, next) => {
    expect(afterClose(code)).toBe(next);
  });
});
