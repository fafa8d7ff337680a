import { readChildAddress } from './child-address.rules.js';

describe('readChildAddress', () => {
  it.each([
    ['https://depot.example', 'https://depot.example'],
    [' https://depot.example:8443/incidents?x=1 ', 'https://depot.example:8443'],
    ['https://192.0.2.7/', 'https://192.0.2.7'],
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ])('[MG-05] takes %s as %s', (text, origin) => {
    expect(readChildAddress(text)).toBe(origin);
  });

  it.each([
    'http://depot.example', 'http://192.0.2.7', 'http://localhost.example', 'http://127.0.0.1.example', 'ftp://depot.example', 'file:///etc/passwd', 'javascript:0', 'depot.example', '',
    'https://ada:secret@depot.example', 'https://ada@depot.example',
  ])('[MG-05] refuses %s', (text) => {
    expect(() => readChildAddress(text)).toThrow(expect.objectContaining({ code: 'childSite.insecure', property: 'url' }));
  });
});
