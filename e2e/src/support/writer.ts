import type { Api } from '@vigie/testing';

/** Writes without pause and remembers what was acknowledged. */
export class Writer {
  readonly acknowledged: string[] = [];
  refused = 0;
  private running = true;
  private readonly work: Promise<void>;

  constructor(private readonly api: Api, private readonly mark: string) {
    this.work = this.write();
  }

  async stop(): Promise<void> {
    this.running = false;
    await this.work;
  }

  private async write(): Promise<void> {
    for (let number = 0; this.running; number += 1) {
      const description = `${this.mark} ${number}`;
      const answer = await this.api.call('/incidentProjects', { method: 'POST', body: { description } }).catch(() => undefined);
      if (answer?.status === 201) this.acknowledged.push(answer.body.result.id);
      else this.refused += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
