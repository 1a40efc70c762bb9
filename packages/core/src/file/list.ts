import type { RouteInput } from "@luna/contracts/routes/table";
import { requireVerified } from "../access/permissions.ts";
import type { Query } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { notFound } from "../error.ts";
import { listPage } from "../list/page.ts";
import * as Participant from "../participant/store.ts";
import { fileList, fileOf, groupKeyOf, ownerKeyOf, statusKeyOf } from "./store.ts";
import { viewOf } from "./view.ts";

/** Files, newest first; participants see their own, by a limited token those of its session. */
export async function listFiles(ctx: Context, input: RouteInput<"listFiles">) {
  const { actor } = ctx;
  const wanted = { ...input };
  if (actor.kind === "participant") {
    const participant = await Participant.get(ctx, actor.id);
    if (!participant) throw notFound("participant");
    requireVerified(ctx, participant);
    if (input.participantId && input.participantId !== actor.id) throw notFound("participant");
    if (actor.sessionId && input.sessionId && input.sessionId !== actor.sessionId)
      throw notFound("session");
    wanted.participantId = actor.id;
    if (actor.sessionId) wanted.sessionId = actor.sessionId;
  }
  const { sessionId, participantId, category, status } = wanted;
  const query: Pick<Query, "index" | "partition"> = sessionId
    ? { index: "group", partition: groupKeyOf(sessionId) }
    : participantId
      ? { index: "owner", partition: ownerKeyOf(participantId) }
      : category
        ? { index: "status", partition: statusKeyOf(category) }
        : { index: "list", partition: fileList };
  return listPage(ctx, wanted, "listFiles", { ...query, descending: true }, (item) => {
    const file = fileOf(item);
    const fits =
      (!sessionId || file.sessionId === sessionId) &&
      (!participantId || file.participantId === participantId) &&
      (!category || file.category === category) &&
      (!status || file.status === status);
    return fits ? viewOf(file, actor) : undefined;
  });
}
