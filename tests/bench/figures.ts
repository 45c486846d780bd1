/** The value below which the given part of the sorted figures lies. */
export function quantile(figures: readonly number[], part: number): number {
  const sorted = [...figures].sort((one, other) => one - other);
  return (
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ??
    Number.NaN
  );
}

/** "what: median 9.1 ms, 95th percentile 14.0 ms (of 60), aim 16 ms and 32 ms". */
export function report(
  what: string,
  figures: readonly number[],
  aim: string,
): void {
  const ms = (part: number) => `${quantile(figures, part).toFixed(1)} ms`;
  console.log(
    `${what}: median ${ms(0.5)}, 95th percentile ${ms(0.95)} (of ${figures.length}); aim: ${aim}`,
  );
}
