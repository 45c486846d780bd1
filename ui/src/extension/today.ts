const american = /^[A-Z][a-z]{2} \d{1,2}, \d{4}$/;

/** Today, written as the date that is there is written: "2025-05-07" or "May 7, 2025". */
export function todayLike(written: string, today: Date): string {
  if (american.test(written))
    return today.toLocaleDateString("en-US", { year: "numeric", month: "short", day: "numeric" });
  const two = (number: number) => String(number).padStart(2, "0");
  return `${today.getFullYear()}-${two(today.getMonth() + 1)}-${two(today.getDate())}`;
}
