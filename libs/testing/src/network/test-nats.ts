/** Address of the run's nats-server. Take a SITE_ID of your own in each spec, so that streams do not collide. */
export function testNats(): string {
  const url = process.env.VIGIE_TEST_NATS;
  if (!url) throw new Error('No nats-server: only *.medium.spec.ts files have one.');
  return url;
}
