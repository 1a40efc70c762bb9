/** Noon of a day (`YYYY-MM-DD`) in a zone, as an instant: it touches that day and no other. */
export function noonOf(day: string, timeZone: string): string | undefined {
  const guess = Date.parse(`${day}T12:00:00Z`);
  if (Number.isNaN(guess)) return undefined;
  return new Date(guess - offsetMs(guess, timeZone)).toISOString();
}

/** How far a zone is ahead of UTC at a moment. */
function offsetMs(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" })
    .formatToParts(at)
    .find(({ type }) => type === "timeZoneName")?.value;
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(parts ?? "") ?? [];
  if (!sign) return 0;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
