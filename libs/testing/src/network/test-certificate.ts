import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** Certificate and private key, PEM. */
export interface TestCertificate {
  cert: string;
  key: string;
}

const day = 86_400_000;

/** One element in DER: tag, length, content (X.690). */
function der(tag: number, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const length = body.length < 0x80 ? [body.length] : body.length < 0x100 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const sequence = (...content: Uint8Array[]): Buffer => der(0x30, ...content);
const identifier = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const utcTime = (time: number): Buffer => der(0x17, Buffer.from(`${new Date(time).toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));

const ecdsaWithSha256 = sequence(identifier('2a8648ce3d040302'));
const commonName = (name: string): Buffer => sequence(der(0x31, sequence(identifier('550403'), der(0x0c, Buffer.from(name)))));
const alternativeName = (name: string): Buffer => sequence(identifier('551d11'), der(0x04, sequence(der(0x82, Buffer.from(name)))));

/** A certificate that signs itself (RFC 5280), for one host name, good for two days; each has a key and number of its own. */
export function testCertificate(host = 'localhost'): TestCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const number = Buffer.concat([Buffer.from([1]), randomBytes(8)]);
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, number),
    ecdsaWithSha256,
    commonName(host),
    sequence(utcTime(Date.now() - day), utcTime(Date.now() + day)),
    commonName(host),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(alternativeName(host))),
  );
  const whole = sequence(content, ecdsaWithSha256, der(0x03, Buffer.from([0]), sign('sha256', content, privateKey)));
  const lines = whole.toString('base64').replace(/(.{64})/g, '$1\n').trimEnd();
  return { cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`, key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}
