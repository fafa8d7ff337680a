import { Controller, Get } from '@nestjs/common';
import { EvidenceKey, ref, relations } from '@vigie/contracts';
import { list, Responds } from '@vigie/platform/http';
import { Public } from '@vigie/platform/security';
import { EvidenceKeys } from './evidence-keys.service.js';

/** Public keys of this site: whoever holds an evidence package compares fingerprints, also without an account here. */
@Controller('api/rest/v1/evidenceKeys')
export class EvidenceKeysController {
  constructor(private readonly keys: EvidenceKeys) {}

  @Get()
  @Public()
  @Responds('list', EvidenceKey)
  async list() {
    return list((await this.keys.list()).map(({ id, key, fingerprint, createdAt }) => Object.assign(new EvidenceKey(), {
      id, algorithm: 'Ed25519', publicKey: key.export({ type: 'spki', format: 'pem' }).toString(), fingerprint, createdAt: createdAt.toISOString(),
      relations: relations(ref('evidenceKeys', id)),
    })));
  }
}
