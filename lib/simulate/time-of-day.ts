/** When in the day people buy: little at night, a peak before lunch, the highest after dinner. */

const hours = [8, 4, 2, 1, 1, 2, 6, 14, 24, 34, 42, 46, 44, 42, 43, 45, 46, 48, 52, 58, 64, 66, 50, 24];
const steps = 1440;
const secondAt = inverse();

/** The second of the day before which the part `share` (0 to 1, below 1) of its orders comes in. */
export function secondOfDay(share: number): number {
  const position = share * steps;
  const step = Math.floor(position);
  const from = secondAt[step] ?? 0;
  return Math.floor(from + ((secondAt[step + 1] ?? from) - from) * (position - step));
}

function inverse(): Float64Array {
  const total = hours.reduce((sum, weight) => sum + weight, 0);
  const seconds = new Float64Array(steps + 1);
  let hour = 0;
  let before = 0;
  for (let step = 0; step <= steps; step++) {
    const wanted = (step / steps) * total;
    while (hour < 23 && before + (hours[hour] ?? 0) <= wanted) before += hours[hour++] ?? 0;
    seconds[step] = Math.min(86_400, (hour + (wanted - before) / (hours[hour] ?? 1)) * 3600);
  }
  return seconds;
}
