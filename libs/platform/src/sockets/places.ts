/** Counts who is here by a key, and lets in no more of one than there are places. */
export class Places {
  private readonly taken = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** How to leave again; undefined: there is no place. */
  enter(key: string): (() => void) | undefined {
    const present = this.taken.get(key) ?? 0;
    if (present >= this.most) return undefined;
    this.taken.set(key, present + 1);
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      const left = (this.taken.get(key) ?? 1) - 1;
      if (left === 0) this.taken.delete(key);
      else this.taken.set(key, left);
    };
  }
}
