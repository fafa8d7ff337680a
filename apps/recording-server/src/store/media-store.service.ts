import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { indexPath, mendSegment, parseSegmentName, SegmentWriter, type InitSegment } from '@vigie/media';
import { gauge, logger } from '@vigie/platform/telemetry';
import { RecordingConfig } from '../app.config.js';
import { SegmentCatalogue, type StoredSegment } from './segment-catalogue.js';

const log = logger('store');
const usedBytes = gauge('recording_store_bytes', 'Bytes of closed recordings.');

/** The recordings on disk: `<media>/<camera>/<stream>/<day>/`. The names of the files are the catalogue. */
@Injectable()
export class MediaStore implements OnModuleInit {
  readonly catalogue = new SegmentCatalogue();
  private readonly root: string;

  constructor(config: RecordingConfig) {
    this.root = config.mediaPath;
  }

  /** Reads what is there; mends and closes what a crash left open (RC-16). */
  async onModuleInit(): Promise<void> {
    await mkdir(this.root, { recursive: true });
    for (const camera of await foldersIn(this.root)) {
      for (const stream of await foldersIn(join(this.root, camera))) {
        for (const day of await foldersIn(join(this.root, camera, stream))) await this.readFolder(camera, stream, join(this.root, camera, stream, day));
      }
    }
    usedBytes.set(this.catalogue.closedBytes);
    log.info({ segments: this.catalogue.all().length, bytes: this.catalogue.closedBytes }, 'recordings found');
  }

  async openSegment(camera: string, stream: string, start: number, init: InitSegment): Promise<{ writer: SegmentWriter; stored: StoredSegment }> {
    const folder = join(this.root, camera, stream, new Date(start).toISOString().slice(0, 10));
    await mkdir(folder, { recursive: true });
    const writer = await SegmentWriter.create(folder, start, init);
    const stored: StoredSegment = { camera, stream, folder, start, end: start, bytes: 0, path: writer.path, open: true };
    this.catalogue.add(stored);
    return { writer, stored };
  }

  async closeSegment(stored: StoredSegment, writer: SegmentWriter): Promise<void> {
    const closed = await writer.close();
    if (closed) this.catalogue.close(stored, closed);
    else this.catalogue.remove(stored);
    usedBytes.set(this.catalogue.closedBytes);
  }

  /** Removes a closed segment: first from what can be found, then from the disk. */
  async removeSegment(stored: StoredSegment): Promise<void> {
    this.catalogue.remove(stored);
    await rm(stored.path, { force: true });
    await rm(indexPath(stored.folder, stored.start), { force: true });
    usedBytes.set(this.catalogue.closedBytes);
  }

  private async readFolder(camera: string, stream: string, folder: string): Promise<void> {
    for (const file of await readdir(folder)) {
      const name = parseSegmentName(file);
      if (!name) continue;
      const closed = name.closed ? { path: join(folder, file), ...name.closed } : await this.mend(folder, name.start);
      if (closed) this.catalogue.add({ camera, stream, folder, start: name.start, end: closed.end, bytes: closed.bytes, path: closed.path, open: false });
    }
  }

  private async mend(folder: string, start: number): Promise<{ path: string; end: number; bytes: number } | undefined> {
    try {
      return await mendSegment(folder, start);
    } catch (error) {
      // One unreadable file must not keep the others from being found.
      log.error({ err: error, folder, start }, 'a segment could not be mended');
      return undefined;
    }
  }
}

async function foldersIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}
