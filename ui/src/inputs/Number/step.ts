/** How finely a slider moves: whole numbers between whole bounds, else a hundredth of the way, rounded. */
export function stepOf(min: number, max: number, initial: number | null): number {
  const span = max - min;
  if (span > 1 && [min, max, initial ?? min].every(Number.isInteger)) return 1;
  return 10 ** Math.floor(Math.log10(span / 10)) / 10;
}
