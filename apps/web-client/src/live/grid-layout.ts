export interface GridLayout {
  columns: number;
  rows: number;
}

/** More tiles than this on one screen show nobody anything. */
export const mostTiles = 25;

/** The columns and rows that give the pictures the most room, for `count` tiles of `aspect` in a `width` x `height` area. */
export function bestGrid(count: number, width: number, height: number, aspect = 16 / 9): GridLayout {
  const tiles = Math.min(Math.max(count, 1), mostTiles);
  let best: GridLayout = { columns: 1, rows: tiles };
  let bestArea = -1;
  for (let columns = 1; columns <= tiles; columns += 1) {
    const rows = Math.ceil(tiles / columns);
    const pictureWidth = Math.min(width / columns, (height / rows) * aspect);
    const area = pictureWidth * pictureWidth;
    // Of equal sizes the one with fewer empty places wins.
    if (area > bestArea * 1.001) {
      best = { columns, rows };
      bestArea = area;
    }
  }
  return best;
}

/** Puts a camera into a place of the view; when it is on the view already, the two change places. */
export function place(view: readonly string[], camera: string, index: number): string[] {
  const next = [...view];
  const present = next.indexOf(camera);
  const occupant = next[index];
  if (present >= 0 && occupant !== undefined) {
    next[present] = occupant;
    next[index] = camera;
    return next;
  }
  if (present >= 0) return next;
  if (occupant === undefined) next.push(camera);
  else next[index] = camera;
  return next.slice(0, mostTiles);
}
