import { jest } from '@jest/globals';

/** What the suite answers when the session's token is to be renewed. */
let refuses = true;
const tokens = { accessToken: 'a', refreshToken: 'r', expiresAt: Date.now() + 3_600_000 };

Object.assign(globalThis, { location: { origin: 'http://vigie.test', protocol: 'http:' } });
jest.unstable_mockModule('./oauth', () => ({
  finishSignIn: () => Promise.resolve({ tokens, returnTo: '/' }),
  refresh: () => (refuses ? Promise.reject(new Error('invalid_grant')) : Promise.resolve({ ...tokens, accessToken: 'b' })),
  isFinalRefusal: () => true,
  signOutAtProvider: () => Promise.resolve(),
}));
const { session } = await import('./session');
const { openMessageSocket } = await import('../api/message-socket');

/** The next socket that the page opens. */
const nextSocket = () => new Promise<{ onclose: (event: { code: number }) => void }>((resolve) => {
  Object.assign(globalThis, { WebSocket: class { onclose = () => undefined; constructor() { resolve(this); } close() { return undefined; } } });
});

describe('a socket that is closed with 4401', () => {
  let end: () => void;

  const openSocket = async () => {
    await session.finish(new URL('http://vigie.test/signed-in'));
    const opened = nextSocket();
    end = openMessageSocket({ path: '/api/ws/x', onMessage: () => undefined, onReopened: () => undefined });
    return opened;
  };

  afterEach(async () => {
    end();
    await session.signOut();
  });

  it('[ID-07] only asks for a new token where the session goes on', async () => {
    refuses = false;
    const socket = await openSocket();
    const renewed = new Promise<string>((resolve) => { session.onRenewal(resolve); });
    socket.onclose({ code: 4401 });
    expect(await renewed).toBe('b');
    expect(session.state).toBe('open');
  });

  it('[ID-07] ends the session for the whole page where it is over', async () => {
    refuses = true;
    const socket = await openSocket();
    expect(session.state).toBe('open');
    const next = new Promise<string>((resolve) => { session.onState(resolve); });
    socket.onclose({ code: 4401 });
    expect(await next).toBe('ended');
  });
});
