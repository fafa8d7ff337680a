import { acceptedEncoding, betterOrigin, cacheControl, fileFor } from './page.rules.js';
import { securityHeaders } from './security-headers.rules.js';

const files = new Set(['index.html', 'assets/index-abc.js', 'manifest.webmanifest']);

describe('the web client', () => {
  it.each([
    ['/', 'index.html'],
    ['/incidents/42?tab=1', 'index.html'],
    ['/assets/index-abc.js', 'assets/index-abc.js'],
    ['/manifest.webmanifest', 'manifest.webmanifest'],
  ])('%s is %s', (url, file) => expect(fileFor(url, files)).toBe(file));

  it.each(['/assets/gone.js', '/../package.json', '/%2e%2e/secret.json', '/%', '/assets/..%2f..%2fx.js'])('%s is nothing', (url) => expect(fileFor(url, files)).toBeUndefined());

  it('is nothing at all without a built page', () => expect(fileFor('/', new Set())).toBeUndefined());

  it('keeps files with a hash for ever and asks for the page anew', () => {
    expect(cacheControl('assets/index-abc.js')).toContain('immutable');
    expect(cacheControl('index.html')).toBe('no-cache');
  });

  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['deflate', 'identity'],
    [undefined, 'identity'],
  ])('for %s comes as %s', (header, encoding) => expect(acceptedEncoding(header, ['br', 'gzip', 'identity'])).toBe(encoding));

  it('comes as it is where nothing was compressed', () => expect(acceptedEncoding('br, gzip', ['identity'])).toBe('identity'));

  it('sends a browser on the loopback address to the name that sign-in knows, and no program', () => {
    const browser = { host: '127.0.0.1:8080', 'sec-fetch-mode': 'navigate' };
    expect(betterOrigin(browser, 'http://localhost:8080')).toBe('http://localhost:8080');
    expect(betterOrigin({ host: '127.0.0.1:8080' }, 'http://localhost:8080')).toBeUndefined();
    expect(betterOrigin({ ...browser, host: 'localhost:8080' }, 'http://localhost:8080')).toBeUndefined();
    expect(betterOrigin(browser, 'https://vigie.example')).toBeUndefined();
  });
});

describe('the security headers', () => {
  const policy = (url: string): string => securityHeaders(url)['content-security-policy'] ?? '';

  it('let video come from memory and WebSockets go home', () => {
    expect(policy('https://vigie.example')).toContain("media-src 'self' blob:");
    expect(policy('https://vigie.example')).toContain('wss://vigie.example');
  });

  it('let no script in from elsewhere and no page frame ours', () => {
    expect(policy('http://localhost:8080')).toContain("script-src 'self';");
    expect(policy('http://localhost:8080')).toContain("frame-ancestors 'none'");
  });

  it('ask for encryption only where there is some', () => {
    expect(securityHeaders('http://localhost:8080')).not.toHaveProperty('strict-transport-security');
    expect(securityHeaders('https://vigie.example')).toHaveProperty('strict-transport-security');
  });
});
