import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { workspaceRoot } from '../installation/paths.js';
import { Problem } from '../problem.js';
import { natsConfiguration } from './nats-configuration.js';

interface Kustomization {
  configMapGenerator?: { name: string; literals?: string[] }[];
}

/** Writes an overlay's nats.conf for the SITE_ID and NATS_REPLICAS in its kustomization.yaml; returns the path. */
export function writeNatsConfiguration(overlay: string): string {
  const folder = join(workspaceRoot, 'deploy/overlays', overlay);
  const file = join(folder, 'kustomization.yaml');
  if (!overlay || !existsSync(file)) throw new Problem(`There is no overlay "${overlay}" below deploy/overlays.`);
  const { configMapGenerator = [] } = parse(readFileSync(file, 'utf8')) as Kustomization;
  const settings = new Map(configMapGenerator.flatMap(({ literals = [] }) => literals).map((literal) => [literal.split('=')[0], literal.replace(/^[^=]*=/, '')]));
  const site = settings.get('SITE_ID');
  if (!site) throw new Problem(`${file} sets no SITE_ID.`);
  writeFileSync(join(folder, 'nats.conf'), natsConfiguration(overlay, site, Number(settings.get('NATS_REPLICAS') ?? 1)));
  return join(folder, 'nats.conf');
}
