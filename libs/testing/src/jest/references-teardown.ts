import { rmSync } from 'node:fs';
import { dirname } from 'node:path';

export default function tearDown(): void {
  const file = process.env.VIGIE_TEST_REFERENCES;
  if (file) rmSync(dirname(file), { recursive: true, force: true });
}
