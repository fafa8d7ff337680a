import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { services } from '@vigie/contracts';
import { testCertificate } from '@vigie/testing';
import { natsConfiguration, passwordVariable, routeVariable } from '../generators/nats-configuration.js';
import { provisionerUser } from '../launcher/servers/nats-accounts.js';
import { workspaceRoot } from '../installation/paths.js';
import { type Container, type Manifest, overlays, type PodSpec, render } from './manifests.js';

describe.each(overlays)('the overlay %s', (overlay) => {
  let manifests: Manifest[];

  beforeAll(() => {
    manifests = render(overlay);
  });

  const workloads = (): Manifest[] => manifests.filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet');
  const pod = (name: string): PodSpec => {
    const spec = workloads().find(({ metadata }) => metadata.name === name)?.spec?.template?.spec;
    if (!spec) throw new Error(`${name} is not deployed`);
    return spec;
  };
  const container = (name: string): Container => pod(name).containers[0] as Container;
  const everything = [...services, 'nats'];
  const withoutPort = ['provisioner'];
  const running = [...everything, ...withoutPort];

  it('puts everything into one namespace of its own', () => {
    const [namespace] = manifests.filter(({ kind }) => kind === 'Namespace');
    expect(manifests.filter(({ kind, metadata }) => kind !== 'Namespace' && metadata.namespace !== namespace?.metadata.name)).toEqual([]);
  });

  it.each(everything)('probes %s when it starts, while it lives and before it gets work', (name) => {
    expect(container(name)).toMatchObject({ startupProbe: expect.any(Object) as object, livenessProbe: expect.any(Object) as object, readinessProbe: expect.any(Object) as object });
  });

  it.each(running)('gives %s what it needs and no more', (name) => {
    const { resources } = container(name);
    expect([resources?.requests?.cpu, resources?.requests?.memory, resources?.limits?.memory]).toEqual([expect.any(String), expect.any(String), expect.any(String)]);
  });

  it.each(running)('lets %s do nothing but its work', (name) => {
    expect(pod(name).securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    expect(pod(name).automountServiceAccountToken).toBe(false);
    expect(container(name).securityContext).toEqual({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } });
  });

  it.each(running)('says who may speak to %s and whom it may speak to', (name) => {
    const policy = manifests.find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === name);
    expect(policy?.spec?.podSelector?.matchLabels?.app).toBe(name);
    expect(policy?.spec?.policyTypes).toEqual(['Ingress', 'Egress']);
  });

  it('refuses all other traffic', () => {
    const policy = manifests.find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'nothing-by-default');
    expect(policy?.spec?.policyTypes).toEqual(['Ingress', 'Egress']);
  });

  it.each(services)('gives %s a name in the cluster', (name) => {
    expect(manifests.some(({ kind, metadata }) => kind === 'Service' && metadata.name === name)).toBe(true);
  });

  it('names a version for every image', () => {
    const images = workloads().flatMap(({ spec }) => [...(spec?.template?.spec.containers ?? []), ...(spec?.template?.spec.initContainers ?? [])].map(({ image }) => image));
    expect(images.filter((image) => !/:[\w.-]+$/.test(image))).toEqual([]);
  });

  it('refers to settings that it brings along', () => {
    const settings = new Set(manifests.filter(({ kind }) => kind === 'ConfigMap').map(({ metadata }) => metadata.name));
    const used = workloads().flatMap(({ spec }) => [
      ...(spec?.template?.spec.containers.flatMap(({ envFrom = [] }) => envFrom.map(({ configMapRef }) => configMapRef?.name)) ?? []),
      ...(spec?.template?.spec.volumes?.map(({ configMap }) => configMap?.name) ?? []),
    ]).filter((name) => name !== undefined);
    expect(used.filter((name) => !settings.has(name))).toEqual([]);
    expect(used.length).toBeGreaterThan(services.length);
  });

  it('tells the gateway where every service is', () => {
    const urls = JSON.parse(container('api-gateway').env?.find(({ name }) => name === 'SERVICE_URLS')?.value ?? '{}') as Record<string, string>;
    expect(Object.keys(urls).sort()).toEqual(services.filter((service) => service !== 'api-gateway').sort());
  });

  it('lets each service say and hear on NATS what the code says', () => {
    const site = manifests.find(({ kind, data }) => kind === 'ConfigMap' && data?.SITE_ID)?.data?.SITE_ID ?? '';
    const replicas = workloads().find(({ metadata }) => metadata.name === 'nats')?.spec?.replicas ?? 0;
    expect(readFileSync(join(workspaceRoot, 'deploy/overlays', overlay, 'nats.conf'), 'utf8')).toBe(natsConfiguration(overlay, site, replicas));
  });

  it('has a NATS configuration that nats-server understands', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vigie-nats-conf-'));
    const { cert, key } = testCertificate('nats');
    for (const [name, content] of [['tls.crt', cert], ['tls.key', key], ['ca.crt', cert]] as const) writeFileSync(join(folder, name), content);
    const text = readFileSync(join(workspaceRoot, 'deploy/overlays', overlay, 'nats.conf'), 'utf8').replace('"/data"', JSON.stringify(folder)).replaceAll('/etc/nats-certificate', folder);
    writeFileSync(join(folder, 'nats.conf'), text);
    const passwords = Object.fromEntries([...services, provisionerUser].map((user) => [passwordVariable(user), 'secret']));
    const routes = { ROUTES_PASSWORD: 'secret', ...Object.fromEntries([0, 1, 2].map((number) => [routeVariable(number), `tls://route:secret@nats-${number}.nats-peers:6222`])) };
    execFileSync('nats-server', ['-t', '-c', join(folder, 'nats.conf')], { env: { PATH: process.env.PATH, ...passwords, ...routes }, stdio: 'pipe' });
    rmSync(folder, { recursive: true });
  });
});

describe.each(overlays)('passwords of databases in the overlay %s', (overlay) => {
  const withDatabase = services.filter((service) => service !== 'api-gateway');
  let manifests: Manifest[];
  beforeAll(() => { manifests = render(overlay); });
  const secretsOf = ({ envFrom = [] }: Container): (string | undefined)[] => envFrom.map(({ secretRef }) => secretRef?.name);

  it.each(withDatabase)('[MG-60] let only the migrations of %s be the owner, and these end before it starts', (service) => {
    const pod = manifests.find(({ kind, metadata }) => /^(Deployment|StatefulSet)$/.test(kind) && metadata.name === service)?.spec?.template?.spec;
    expect(pod?.initContainers?.map((container) => [container.command?.at(-1), secretsOf(container).some((name) => name?.startsWith(`vigie-${service}-owner`))])).toEqual([['migrate', true]]);
    expect(pod?.containers.flatMap(secretsOf).filter((name) => name?.includes('-owner'))).toEqual([]);
    expect(pod?.initContainers?.[0]?.image).toBe(pod?.containers[0]?.image);
    expect(pod?.initContainers?.[0]?.securityContext).toEqual(pod?.containers[0]?.securityContext);
  });

  it('[MG-60] are in no other settings', () => {
    const holders = manifests.filter((manifest) => JSON.stringify(manifest).includes('MIGRATION_DATABASE_URL'));
    expect(holders.filter(({ kind, metadata }) => kind !== 'Secret' || !/^vigie-[a-z-]+-owner-\w+$/.test(metadata.name))).toEqual([]);
  });
});

describe('production', () => {
  const natsConf = readFileSync(join(workspaceRoot, 'deploy/overlays/production/nats.conf'), 'utf8');
  const natsPod = (): PodSpec | undefined => render('production').find(({ kind, metadata }) => kind === 'StatefulSet' && metadata.name === 'nats')?.spec?.template?.spec;

  it('[MG-60] speaks TLS with the clients of NATS, and believes its certificate by an authority of its own', () => {
    expect(natsConf).toMatch(/^tls \{ cert_file: "\S+", key_file: "\S+", ca_file: "\S+" \}$/m);
    const manifests = render('production');
    const ca = manifests.find(({ kind, data }) => kind === 'ConfigMap' && data?.SITE_ID)?.data?.NODE_EXTRA_CA_CERTS ?? '';
    for (const user of [...services, provisionerUser]) {
      const pod = manifests.find(({ kind, metadata }) => /^(Deployment|StatefulSet)$/.test(kind) && metadata.name === user)?.spec?.template?.spec;
      const volume = pod?.volumes?.find(({ secret }) => secret?.secretName === 'vigie-nats-authority');
      expect(pod?.containers[0]?.volumeMounts).toContainEqual({ name: volume?.name, mountPath: dirname(ca), readOnly: true });
    }
  });

  it('[MG-60] lets no server into the cluster of NATS without certificate and password', () => {
    expect(natsConf).toMatch(/cluster \{[^}]*tls \{[^}]*verify: true \}\s*authorization \{ user: route, password: \$ROUTES_PASSWORD/);
    expect(natsConf).toContain('routes: [$ROUTE_0, $ROUTE_1, $ROUTE_2]');
    const routes = natsPod()?.containers[0]?.env?.filter(({ name }) => name.startsWith('ROUTE_')).map(({ value }) => value);
    expect(routes).toEqual([0, 1, 2].map((number) => `tls://route:$(ROUTES_PASSWORD)@nats-${number}.nats-peers:6222`));
  });

  it('[MG-60] tells what NATS says of itself inside of its pod only', () => {
    expect(natsConf).toMatch(/^http: "127\.0\.0\.1:8222"$/m);
    const [nats] = natsPod()?.containers ?? [];
    for (const probe of [nats?.startupProbe, nats?.livenessProbe, nats?.readinessProbe]) expect(JSON.stringify(probe)).toMatch(/"exec".*http:\/\/127\.0\.0\.1:8222\/healthz/);
    expect(JSON.stringify(nats)).not.toContain('containerPort":8222');
  });

  it('keeps three copies of what JetStream holds', () => {
    const manifests = render('production');
    expect(manifests.find(({ kind, metadata }) => kind === 'StatefulSet' && metadata.name === 'nats')?.spec?.replicas).toBe(3);
    expect(manifests.find(({ kind, data }) => kind === 'ConfigMap' && data?.SITE_ID)?.data?.NATS_REPLICAS).toBe('3');
  });

  it('brings no secret along', () => expect(render('production').filter(({ kind }) => kind === 'Secret')).toEqual([]));
});
