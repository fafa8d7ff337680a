import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { Certificate } from '@vigie/platform/http';
import type { GatewayConfig } from '../app.config.js';

/** Certificate and key of the settings; undefined where none are set. Throws a sentence where they cannot be used. */
export function readCertificate({ tlsCertificateFile, tlsKeyFile }: Pick<GatewayConfig, 'tlsCertificateFile' | 'tlsKeyFile'>): Certificate | undefined {
  if (!tlsCertificateFile && !tlsKeyFile) return undefined;
  if (!tlsCertificateFile || !tlsKeyFile) throw new Error('TLS_CERTIFICATE_FILE and TLS_KEY_FILE are needed together.');
  try {
    const certificate = { cert: readFileSync(tlsCertificateFile), key: readFileSync(tlsKeyFile) };
    createSecureContext(certificate);
    return certificate;
  } catch (error) {
    throw new Error(`The certificate ${tlsCertificateFile} cannot be used with the key ${tlsKeyFile}: ${(error as Error).message}.`, { cause: error });
  }
}
