import { existsSync, writeFileSync } from 'node:fs';
import { openInstallation } from '../../api/open-installation.js';
import { waitFor } from '../../cli/wait-for.js';
import type { InstallationPaths } from '../../installation/paths.js';
import type { RunFile } from '../../installation/run-file.js';
import { loadSample } from '../../samples/load-sample.js';
import { workplaceAccidents } from '../../samples/workplace-accidents.js';
import { cameraAddress } from './cameras.js';
import { sampleCameras } from './sample-site.js';

/** Loads the sample of incident properties and registers the simulated cameras, once: whoever deletes them does not get them back. */
export async function configureSamples(paths: InstallationPaths, runFile: RunFile): Promise<void> {
  if (existsSync(paths.samplesNote())) return;
  const api = openInstallation(paths);
  await waitFor(() => api.all('/incidentTypes'));
  await loadSample(api, workplaceAccidents, 'en');
  for (const camera of sampleCameras) {
    const port = runFile.entry(camera.process).port ?? 0;
    const streams = camera.streams.map(({ name, path }, number) => ({ name, url: path, isDefault: number === 0, isRecorded: number === 0 }));
    await api.create('/cameras', { name: camera.name, address: cameraAddress(port), streams });
  }
  writeFileSync(paths.samplesNote(), `${JSON.stringify({ cameras: sampleCameras.map(({ name }) => name), incidents: 'workplace-accidents' })}\n`);
}
