/** A page of a list as CSV, for whoever asks with `Accept: text/csv`. */
import { leavesOf, listItemOf } from "@luna/contracts/routes/list-item";
import type { Route } from "@luna/contracts/routes/route";
import { csvText } from "@luna/core/list/csv";
import type { APIGatewayProxyEventV2 } from "aws-lambda";

/** The page's text and the headers that go with it; undefined where JSON is wanted or no list is answered. */
export function csvOf(
  route: Route,
  result: unknown,
  event: APIGatewayProxyEventV2,
): { text: string; headers: Record<string, string> } | undefined {
  const item = prefersCsv(event.headers.accept) ? listItemOf(route) : undefined;
  const { items, nextCursor } = (result ?? {}) as { items?: unknown[]; nextCursor?: string };
  if (!item || !items) return undefined;
  const columns = leavesOf(item).map((path) => ({ name: path.join("."), path }));
  return {
    text: csvText(columns, items),
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="${fileNameOf(event.rawPath)}.csv"`,
      ...(nextCursor && { link: `<${pathOfPage(event, nextCursor)}>; rel="next"` }),
    },
  };
}

/** True when CSV is named and wanted no less than JSON (RFC 9110, 12.5.1). */
export function prefersCsv(accept: string | undefined): boolean {
  const ranges = (accept ?? "").split(",").map((range) => {
    const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    const q = parameters.find((parameter) => parameter.startsWith("q="));
    return { type, q: q ? Number(q.slice(2)) || 0 : 1 };
  });
  const csv = ranges.find(({ type }) => type === "text/csv")?.q ?? 0;
  const json = ranges.find(({ type }) => type === "application/json")?.q ?? 0;
  return csv > 0 && csv >= json;
}

const fileNameOf = (path: string): string => path.replace(/^\/api\//, "").replaceAll("/", "-");

/** A relative reference (RFC 8288, 3.1): whatever name the service is reached by stays. */
function pathOfPage(event: APIGatewayProxyEventV2, cursor: string): string {
  const query = new URLSearchParams(event.rawQueryString);
  query.set("cursor", cursor);
  return `${event.rawPath}?${query}`;
}
