/** What incidents are counted by. */
export const dimensions = ['type', 'status', 'category1', 'category2', 'category3', 'category4', 'category5', 'camera', 'hour', 'weekday', 'day', 'month'] as const;
export type Dimension = (typeof dimensions)[number];

export interface StatisticsKey {
  id?: string;
  name?: string;
  /** The id; hour 00 to 23, weekday 1 (Monday) to 7, day 2026-11-22, month 2026-11; null: the project has none. */
  value: string | null;
}

export interface Statistics {
  /** Projects counted, each once. */
  total: number;
  groups: { keys: StatisticsKey[]; count: number }[];
}
