import { Injectable } from '@nestjs/common';
import { foldText } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';

/** How long a sample is good for, in milliseconds: how common words are changes slowly. */
const keptMs = 60_000;
const sampleSize = 1_000;

/** Of each text, as much as tells how common words are. */
const longest = 4_000;

/** What no text of PostgreSQL holds: nothing is found across two texts. */
const between = '\0';

interface Sample {
  /** Rows of the table, about. */
  rows: number;
  taken: number;
  /** All its texts, folded. */
  texts: string;
}

/** How many projects there are, and how many texts have what is searched: about. */
export interface Commonness {
  projects: number;
  found: number;
}

const sources = { projects: { table: 'incident_projects', text: "own_text || ' ' || coalesce(data_text, '')" }, comments: { table: 'comments', text: 'text_folded' } };

/** Knows without asking how common a text is, by a small sample of what people wrote (IM-28). */
@Injectable()
export class TextSamples {
  private taken?: { at: number; samples: Promise<Record<keyof typeof sources, Sample>> };

  constructor(private readonly database: Database) {}

  async commonness(text: string, comments: boolean): Promise<Commonness> {
    const samples = await this.samples();
    const wanted = foldText(text);
    const hits = (sample: Sample): number => (sample.taken === 0 ? 0 : (countTexts(sample.texts, wanted) / sample.taken) * sample.rows);
    return { projects: samples.projects.rows, found: hits(samples.projects) + (comments ? hits(samples.comments) : 0) };
  }

  private samples(): Promise<Record<keyof typeof sources, Sample>> {
    if (this.taken && Date.now() - this.taken.at < keptMs) return this.taken.samples;
    const samples = this.read();
    this.taken = { at: Date.now(), samples };
    samples.catch(() => {
      this.taken = undefined;
    });
    return samples;
  }

  private async read(): Promise<Record<keyof typeof sources, Sample>> {
    const [projects, comments] = await Promise.all([this.sample(sources.projects), this.sample(sources.comments)]);
    return { projects, comments };
  }

  /** Pages from everywhere in the table; all of a small one. */
  private async sample({ table, text }: { table: string; text: string }): Promise<Sample> {
    const [size] = (await this.database.read.query('SELECT reltuples AS rows FROM pg_class WHERE oid = $1::regclass', [table])) as { rows: number }[];
    const rows = Math.max(0, size?.rows ?? 0);
    const share = rows > sampleSize ? (100 * sampleSize) / rows : 100;
    const read = (await this.database.read.query(`SELECT left(${text}, $1) AS text FROM ${table} TABLESAMPLE SYSTEM ($2) LIMIT $3`, [longest, share, 2 * sampleSize])) as { text: string }[];
    return { rows, taken: read.length, texts: read.map((row) => row.text).join(between) };
  }
}

/** In how many of the texts it stands. */
function countTexts(texts: string, wanted: string): number {
  let count = 0;
  for (let at = texts.indexOf(wanted); at >= 0; count += 1) {
    const end = texts.indexOf(between, at + wanted.length);
    at = end < 0 ? -1 : texts.indexOf(wanted, end + 1);
  }
  return count;
}
