/** Paging through keys with prefix and delimiter; pure. */

export interface ListingQuery {
  prefix: string;
  delimiter?: string;
  /** Only what sorts after this. */
  after?: string;
  limit: number;
}

export interface Listing {
  keys: string[];
  prefixes: string[];
  /** The last key or prefix of a page that is not the last. */
  next?: string;
}

/** @param keys in S3's order */
export function listKeys(keys: string[], query: ListingQuery): Listing {
  const { prefix, delimiter, after, limit } = query;
  const listing: Listing = { keys: [], prefixes: [] };
  let last: string | undefined;
  for (const key of keys) {
    if (!key.startsWith(prefix)) continue;
    const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
    const entry = end < 0 ? key : key.slice(0, end + delimiter!.length);
    if (after !== undefined && Buffer.compare(Buffer.from(entry), Buffer.from(after)) <= 0)
      continue;
    if (entry === last) continue;
    if (listing.keys.length + listing.prefixes.length >= limit) {
      listing.next = last;
      return listing;
    }
    last = entry;
    (end < 0 ? listing.keys : listing.prefixes).push(entry);
  }
  return listing;
}
