/** How many waited in each of the last minutes: the peak of each, oldest first. */
export interface Trend {
  /** Minutes since 1970: the one that the last peak belongs to. */
  readonly minute: number;
  readonly peaks: readonly number[];
}

const minutes = 30;

/** `waiting`: how many wait from now on. In the minutes of which nobody spoke, as many waited as before. */
export function addToTrend(trend: Trend | undefined, waiting: number, before: number, at: number): Trend {
  const minute = Math.floor(at / 60_000);
  if (!trend) return { minute, peaks: [waiting] };
  if (minute <= trend.minute) {
    const last = trend.peaks.at(-1)!;
    return waiting <= last ? trend : { ...trend, peaks: trend.peaks.with(-1, waiting) };
  }
  const silent = Array<number>(Math.min(minute - trend.minute - 1, minutes)).fill(before);
  return { minute, peaks: [...trend.peaks, ...silent, Math.max(before, waiting)].slice(-minutes) };
}
