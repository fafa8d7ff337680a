/** Tells what is new in what a program says: the same line again, with other numbers or at another time, is not. */
export class News {
  private readonly heard = new Set<string>();
  private rest = '';
  private count = 0;

  /** How many new things were said so far. */
  get size(): number {
    return this.count;
  }

  hear(chunk: string): void {
    const lines = (this.rest + chunk).split('\n');
    // A line without an end must not be kept for ever.
    this.rest = (lines.pop() ?? '').slice(-10_000);
    for (const line of lines) this.take(line);
  }

  private take(line: string): void {
    // A step of something long says itself that it is one.
    if (line.includes('"progress":true')) this.count += 1;
    const told = line.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '#').slice(0, 200);
    if (this.heard.has(told) || this.heard.size > 1_000) return;
    this.heard.add(told);
    this.count += 1;
  }
}
