import { rmSync } from 'node:fs';

export default function tearDown(): void {
  const folder = process.env.VIGIE_TEST_REFERENCES;
  if (folder) rmSync(folder, { recursive: true, force: true });
}
