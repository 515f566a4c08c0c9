/** The engine knows no zone that is a mere offset, which the language takes for one. */
export function isTimeZone(zone: string): boolean {
  try {
    return !/^[+-]/.test(zone) && Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
}
