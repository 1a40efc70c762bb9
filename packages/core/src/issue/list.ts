import type { RouteInput } from "@luna/contracts/routes/table";
import type { Context } from "../context.ts";
import { listPage } from "../list/page.ts";
import { issueLists, issueOf, storedOf } from "./store.ts";

/** Issues, those seen last first. */
export function list(ctx: Context, input: RouteInput<"listIssues">) {
  const query = input.status
    ? ({ index: "status", partition: issueLists.status(input.status), descending: true } as const)
    : ({ index: "list", partition: issueLists.all, descending: true } as const);
  return listPage(ctx, input, "listIssues", query, (item) => issueOf(storedOf(item)));
}
