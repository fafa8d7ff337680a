/** Tickets that were presented, for as long as they could be presented again. */
export class SpentTickets {
  /** Until when it could be presented, in milliseconds since 1970, by key; the earliest first as far as tickets last equally long. */
  private readonly until = new Map<string, number>();

  /** Spends a ticket; false where it was spent before. */
  add(key: string, presentBefore: number, now = Date.now()): boolean {
    for (const [other, end] of this.until) {
      if (end >= now) break;
      this.until.delete(other);
    }
    if (this.until.has(key)) return false;
    this.until.set(key, presentBefore);
    return true;
  }

  get size(): number {
    return this.until.size;
  }
}
