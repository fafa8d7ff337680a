import type { Api } from '@vigie/testing';

/** Reads the newest log entries without pause and remembers every entry that it was ever shown. */
export class LogReader {
  readonly shown = new Set<string>();
  private running = true;
  private readonly work: Promise<void>;

  constructor(private readonly api: Api) {
    this.work = this.read();
  }

  async stop(): Promise<void> {
    this.running = false;
    await this.work;
  }

  private async read(): Promise<void> {
    while (this.running) {
      const entries = await this.api.list("/logEntries?operation='incidentProject.created'&orderBy=desc:'time'&size=50").catch(() => []);
      for (const { id } of entries) this.shown.add(id);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
