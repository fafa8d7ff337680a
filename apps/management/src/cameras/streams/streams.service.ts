import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { ref, VigieError } from '@vigie/contracts';
import type { StreamView } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import type { Caller } from '@vigie/platform/security';
import { Administration, stepsOf } from '../../changes/administration.service.js';
import { picked } from '../../changes/picked.js';
import { missing, oneRow, rowToChange, saveNext } from '../../changes/rows.js';
import { AddressChoices } from '../../hardware/address-choices.js';
import { Camera } from '../camera.entity.js';
import { tellCameras } from '../camera-facts.js';
import { streamView } from '../camera.view.js';
import type { ChangeStreamDto, CreateStreamDto } from './stream.dto.js';
import { Stream } from './stream.entity.js';
import { mostStreams, streamUrl } from './stream.rules.js';

/** Streams of a camera. They are part of it: a change of one is a change of the camera. */
@Injectable()
export class StreamsService {
  constructor(private readonly database: Database, private readonly administration: Administration, private readonly choices: AddressChoices) {}

  async list(caller: Caller, camera: string): Promise<StreamView[]> {
    await this.administration.authorise(caller, 'camera.view', ref('cameras', camera));
    await oneRow(this.database.read, Camera, camera, 'cameras');
    return (await streamsOf(this.database.read, camera)).map(streamView);
  }

  async get(caller: Caller, camera: string, id: string): Promise<StreamView> {
    const found = (await this.list(caller, camera)).find((stream) => stream.id === id);
    if (!found) throw new VigieError('object.notFound');
    return found;
  }

  create(caller: Caller, camera: string, dto: CreateStreamDto): Promise<StreamView> {
    return this.changeStreams(caller, camera, 'created', async (manager, row, streams) => {
      if (streams.length >= mostStreams) throw new VigieError('stream.tooMany', { params: { most: mostStreams } });
      if (dto.isDefault) await noDefault(manager, camera);
      const url = await this.chosenUrl(caller, manager, row, streams, dto.url);
      const position = Math.max(-1, ...streams.map((stream) => stream.position)) + 1;
      const stream = Object.assign(new Stream(), {
        id: randomUUID(), cameraId: camera, position, name: dto.name, url, isDefault: dto.isDefault ?? false, isRecorded: dto.isRecorded ?? false,
      });
      await manager.insert(Stream, stream);
      return stream;
    });
  }

  change(caller: Caller, camera: string, id: string, dto: ChangeStreamDto): Promise<StreamView> {
    return this.changeStreams(caller, camera, 'updated', async (manager, row, streams) => {
      const stream = await wanted(manager, streams, id);
      if (dto.isDefault === true) await noDefault(manager, camera);
      if (dto.isDefault === false && stream.isDefault) {
        throw new VigieError('request.invalid', { property: 'isDefault', params: { detail: 'make another stream the default instead' } });
      }
      const url = dto.url ? await this.chosenUrl(caller, manager, row, streams, dto.url) : stream.url;
      return manager.save(Object.assign(stream, picked(dto, 'name', 'isDefault', 'isRecorded'), { url }));
    });
  }

  async remove(caller: Caller, camera: string, id: string): Promise<void> {
    await this.changeStreams(caller, camera, 'deleted', async (manager, _, streams) => {
      const stream = await wanted(manager, streams, id);
      const [next] = streams.filter((other) => other.id !== id);
      if (!next) throw new VigieError('camera.needsStream');
      await manager.delete(Stream, { id });
      if (stream.isDefault) await manager.update(Stream, { id: next.id }, { isDefault: true });
      return stream;
    });
  }

  /** Where on its device the stream is to be; what the camera shows already needs no more than the camera. */
  private async chosenUrl(caller: Caller, manager: EntityManager, camera: Camera, streams: Stream[], wish: string): Promise<string> {
    const url = await urlOn(manager, camera, wish);
    await this.choices.require(caller, manager, { hardware: camera.hardwareId, camera: camera.id, present: streams.map((stream) => stream.url), chosen: [url] });
    return url;
  }

  private async changeStreams(
    caller: Caller, camera: string, verb: string, work: (manager: EntityManager, row: Camera, streams: Stream[], tx: Tx) => Promise<Stream>,
  ): Promise<StreamView> {
    await this.administration.authorise(caller, 'camera.manage', ref('cameras', camera));
    return this.administration.change(caller, step(verb, { id: camera }), async (tx, shown) => {
      const row = await rowToChange(tx.manager, Camera, camera, 'cameras');
      shown.object.name = row.name;
      const stream = await work(tx.manager, row, await streamsOf(tx.manager, camera), tx);
      shown.details = { stream: stream.name };
      await saveNext(tx.manager, row);
      await tellCameras(tx, 'camera', camera);
      return streamView(stream);
    });
  }
}

const step = stepsOf('stream', 'cameras', 'camera.manage');

const streamsOf = (manager: EntityManager, cameraId: string): Promise<Stream[]> => manager.find(Stream, { where: { cameraId }, order: { position: 'ASC' } });

/** Exactly one stream is the default: the present one gives way first. */
const noDefault = (manager: EntityManager, cameraId: string): Promise<unknown> => manager.update(Stream, { cameraId }, { isDefault: false });

async function wanted(manager: EntityManager, streams: Stream[], id: string): Promise<Stream> {
  const stream = streams.find((candidate) => candidate.id === id);
  if (!stream) throw await missing(manager, 'streams', id);
  return stream;
}

async function urlOn(manager: EntityManager, camera: Camera, url: string): Promise<string> {
  // Locked, so that the device does not move meanwhile and leave the stream where it was.
  const [hardware] = (await manager.query('SELECT address FROM hardware WHERE id = $1 FOR SHARE', [camera.hardwareId])) as { address: string }[];
  if (!hardware) throw await missing(manager, 'hardware', camera.hardwareId);
  return streamUrl(hardware.address, url);
}
