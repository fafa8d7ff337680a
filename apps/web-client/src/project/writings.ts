/** Something that somebody writes in a project and has not saved. */
export interface Writing {
  /** What the input needs to go on with it. */
  state: object;
  /** What it is, as people call it. */
  label: string;
  /** All of it, to be copied elsewhere. Empty: nothing was written yet. */
  text: string;
}

/** What stands in several inputs as one text, a line each. */
export const linesOf = (...inputs: string[]): string => inputs.map((input) => input.trim()).filter(Boolean).join('\n');

const nothing: ReadonlyMap<string, Writing> = new Map();

/** What is being written, by project and by place in it (`comments/new`, `calls/ID`). It outlives the tab it is written on, and the project. */
export class Writings {
  private readonly projects = new Map<string, ReadonlyMap<string, Writing>>();
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The same object until something in this project changes. */
  of(project: string): ReadonlyMap<string, Writing> {
    return this.projects.get(project) ?? nothing;
  }

  put(project: string, place: string, writing: Writing): void {
    this.become(project, new Map([...this.of(project), [place, writing]]));
  }

  drop(project: string, place: string): void {
    if (this.of(project).has(place)) this.become(project, new Map([...this.of(project)].filter(([each]) => each !== place)));
  }

  private become(project: string, next: ReadonlyMap<string, Writing>): void {
    if (next.size > 0) this.projects.set(project, next);
    else this.projects.delete(project);
    for (const listener of this.listeners) listener();
  }
}

/** Those of this page. */
export const writings = new Writings();
