interface Link {
  at: string;
  number?: number | undefined;
  previousHash?: string | undefined;
  hash?: string | undefined;
}

/**
 * Links of the audit's chain that do not follow from the one before, among entries of the whole log, newest
 * first: each says the hash of its predecessor. What the hashes stand for only the service can recompute.
 */
export function brokenLinks(entries: readonly Link[]): string[] {
  const known = new Map(
    entries.flatMap((entry) => (entry.hash ? [[placeOf(entry), entry.hash] as const] : [])),
  );
  return entries.flatMap((entry) => {
    if (!entry.hash || !entry.number || entry.number === 1) return [];
    const before = known.get(placeOf({ ...entry, number: entry.number - 1 }));
    return before !== undefined && before !== entry.previousHash ? [placeOf(entry)] : [];
  });
}

/** A day (UTC) and a place in its chain: `2026-11-25 #4`. */
const placeOf = ({ at, number }: Link): string => `${at.slice(0, 10)} #${number}`;
