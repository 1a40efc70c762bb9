import type { RouteId } from "@luna/contracts/routes/table";
import type { CallOptions } from "./call.ts";
import type { CallInput, Client } from "./create-client.ts";

/**
 * A whole list as one CSV text: its pages one after the other, with the header of the first.
 * `onPage` hears how many pages have come.
 */
export async function readCsv<Id extends RouteId>(
  client: Client,
  id: Id,
  input: CallInput<Id>,
  options: CallOptions & { onPage?(pages: number): void } = {},
): Promise<string> {
  const pieces: string[] = [];
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = { ...(input as object), ...(cursor && { cursor }) } as CallInput<Id>;
    const response = await client.open(id, page, { ...options, accept: "text/csv" });
    const text = await response.text();
    pieces.push(pieces.length === 0 ? text : withoutHeader(text));
    options.onPage?.(pieces.length);
    cursor = nextCursor(response.headers.get("link"));
  }
  return pieces.join("");
}

/** Names of columns hold no line break, so the first one ends the header. */
const withoutHeader = (csv: string): string => csv.slice(csv.indexOf("\r\n") + 2);

/** The cursor in `Link: </api/…?cursor=…>; rel="next"`. */
function nextCursor(link: string | null): string | undefined {
  const next = /<[^>]*\?([^>]*)>;\s*rel="next"/.exec(link ?? "")?.[1];
  return new URLSearchParams(next).get("cursor") ?? undefined;
}
