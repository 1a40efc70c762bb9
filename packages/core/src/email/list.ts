import type { RouteInput } from "@luna/contracts/routes/table";
import type { Query } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { listPage } from "../list/page.ts";
import { emailList, emailOf, groupKeyOf, ownerKeyOf, statusKeyOf } from "./store.ts";
import { viewOf } from "./view.ts";

/** The delivery log, newest first. */
export function listEmails(ctx: Context, input: RouteInput<"listEmails">) {
  const { kind, status, participantId, sessionId } = input;
  const query: Pick<Query, "index" | "partition"> = sessionId
    ? { index: "group", partition: groupKeyOf(sessionId) }
    : participantId
      ? { index: "owner", partition: ownerKeyOf(participantId) }
      : status
        ? { index: "status", partition: statusKeyOf(status) }
        : { index: "list", partition: emailList };
  return listPage(ctx, input, "listEmails", { ...query, descending: true }, (item) => {
    const email = emailOf(item);
    const wanted =
      (!kind || email.emailKind === kind) &&
      (!status || email.status === status) &&
      (!participantId || email.participantId === participantId);
    return wanted ? viewOf(email, ctx.actor) : undefined;
  });
}
