/** Writes what is given it, by id. */
export interface Keeper<T> {
  keep(id: string, value: T): void;
  /** It is not to be kept any more: neither what waits to be written, nor what is being written now. */
  drop(id: string): void;
}

interface KeeperRoom<T> {
  write(value: T): Promise<void>;
  discard(id: string): Promise<void>;
  /** Written, or not: why. */
  written(value: T, failed?: unknown): void;
}

/** Writes one after the other, of each id only the newest: at every keystroke, but never a queue of them. */
export function keepLatest<T>({ write, discard, written }: KeeperRoom<T>): Keeper<T> {
  const next = new Map<string, T>();
  const writing = new Set<string>();
  const dropped = new Set<string>();

  const go = async (id: string): Promise<void> => {
    writing.add(id);
    for (let value = next.get(id); value !== undefined; value = next.get(id)) {
      const now = value;
      next.delete(id);
      await write(now).then(() => written(now), (error: unknown) => written(now, error));
    }
    writing.delete(id);
    if (dropped.delete(id)) drop(id);
  };
  const drop = (id: string): void => {
    next.delete(id);
    if (writing.has(id)) dropped.add(id);
    else void discard(id).catch(() => {}); // Nothing worse than a paper that turns up once more.
  };
  return {
    keep(id, value) {
      next.set(id, value);
      if (!writing.has(id)) void go(id);
    },
    drop,
  };
}
