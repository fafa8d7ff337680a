import { verifyPackage } from '@vigie/media';
import type { Verification } from '@vigie/media';
import { eventually } from '@vigie/testing';
import type { Answer, Api, Item } from '@vigie/testing';

/** A password that exports in specs are given. */
export const password = 'long enough to be one';

export const exportBody = (more: Record<string, unknown> = {}): Record<string, unknown> => ({ password, reason: 'Request of the court', recipient: 'Police, officer 17', ...more });

/** Asks for an export; the answer whatever it is. */
export const askExport = (api: Api, project: string, body: Record<string, unknown> = exportBody()): Promise<Answer> =>
  api.call(`${project}?task=ExportProject`, { method: 'POST', body });

/** Begins an export; the id of its task. */
export async function beginExport(api: Api, project: string, more: Record<string, unknown> = {}): Promise<string> {
  const { result } = (await api.expect(200, `${project}?task=ExportProject`, { method: 'POST', body: exportBody(more) })).body;
  return (result.path as { id: string }).id;
}

/** The task once it has ended, however. */
export const ended = (api: Api, id: string): Promise<Item> =>
  eventually(async (): Promise<Item> => {
    const task = await api.get(`/tasks/${id}`);
    if (!['Success', 'Error'].includes(String(task.state))) throw new Error(`the task is ${String(task.state)}`);
    return task;
  }, { deadline: 30_000, every: 20 });

export interface OpenedPackage extends Verification {
  contents: Record<string, Buffer>;
}

/** Opens and verifies a package as its recipient does. */
export async function openPackage(bytes: Buffer, word = password): Promise<OpenedPackage> {
  const contents: Record<string, Buffer> = {};
  const verification = await verifyPackage([bytes], word, async (name, content) => {
    const parts: Uint8Array[] = [];
    for await (const part of content) parts.push(part);
    contents[name] = Buffer.concat(parts);
  });
  return { ...verification, contents };
}
