import { isContact } from './contact.rules.js';

it.each([
  ['mailto:security@example.org', true], ['https://example.org/security', true], ['mailto:a.b+c@mail.example.co.jp', true],
  ['', false], ['security@example.org', false], ['mailto:administrator@localhost', false], ['mailto:administrator@localhost.localdomain', false], ['mailto:a@vms.local', false],
  ['mailto:a@b@example.org', false], ['mailto:a@example.org, b@example.org', false], ['mailto:<a@example.org>', false], ['http://example.org', false], ['https://localhost/', false], ['https://10.0.0.1/', false], ['https://vms.lan', false], ['mailto:a@example.org\r\nx: y', false],
])('[PN-04] a push service can write to %j: %s', (contact, expected) => expect(isContact(contact)).toBe(expected));
