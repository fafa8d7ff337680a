import { openFileKey, sealFileKey } from './age-header.js';
import { openPayload, sealPayload } from './age-payload.js';
import { ByteReader, type Bytes } from './byte-reader.js';

/** Encrypts a stream to a password, as an age file (age-encryption.org/v1): the public `age` tool opens it too. Memory does not grow with its length. */
export async function* encrypt(password: string, source: Bytes, workFactor?: number): AsyncGenerator<Buffer, void, undefined> {
  const { fileKey, header } = await sealFileKey(password, workFactor);
  yield header;
  yield* sealPayload(fileKey, source);
}

/** Opens what `encrypt` made. Whatever it gives is whole so far; throws PackageFault. */
export async function* decrypt(password: string, source: Bytes): AsyncGenerator<Buffer, void, undefined> {
  const reader = new ByteReader(source);
  try {
    yield* openPayload(await openFileKey(reader, password), reader);
  } finally {
    await reader.close();
  }
}
