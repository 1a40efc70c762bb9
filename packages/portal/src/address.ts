/** What an address of the portal asks for. What a link carries stands in the fragment, which no server sees. */
export type Place =
  | { page: "landing" }
  | { page: "mail-link" | "pair"; code: string }
  | { page: "unsubscribe"; token: string };

export function placeAt({ pathname, hash }: Pick<Location, "pathname" | "hash">): Place {
  const carried = new URLSearchParams(hash.slice(1));
  const code = carried.get("code");
  const token = carried.get("token");
  if (token && pathname.endsWith("/unsubscribe")) return { page: "unsubscribe", token };
  if (!code || !/^[\w-]+$/.test(code)) return { page: "landing" };
  return { page: pathname.endsWith("/pair") ? "pair" : "mail-link", code };
}
