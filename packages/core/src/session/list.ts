import type { RouteInput } from "@luna/contracts/routes/table";
import type { Query } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { endsFirst } from "../ends-first.ts";
import { invalid } from "../error.ts";
import { listPage } from "../list/page.ts";
import * as Participants from "../participant/store.ts";
import { viewOf as participantViewOf } from "../participant/view.ts";
import { type StoredSession, timeOf } from "./session.ts";
import { ownerKeyOf, sessionLists, sessionOf } from "./store.ts";
import { viewOf } from "./view.ts";

type Input = RouteInput<"listSessions">;

/**
 * Sessions by filters, newest first, each with its person as the caller may see it.
 * @throws AppError `invalid_input` when the range ends before it begins
 */
export async function list(ctx: Context, input: Input) {
  if (endsFirst(input)) throw invalid("?from", "must not be after to");
  const filters = { ...input, observerId: observerOf(ctx, input.observerId) };
  const page = await listPage(ctx, filters, "listSessions", queryFor(filters), (item) => {
    const session = sessionOf(item);
    return passes(session, filters) ? session : undefined;
  });
  const people = await Participants.getMany(
    ctx,
    page.items.map(({ participantId }) => participantId),
  );
  const byId = new Map(people.map((each) => [each.id, participantViewOf(each, ctx.actor)]));
  return {
    ...page,
    items: page.items.map((session) => {
      const participant = byId.get(session.participantId);
      return { ...viewOf(session, ctx.actor), ...(participant && { participant }) };
    }),
  };
}

const observerOf = (ctx: Context, observerId: string | undefined) =>
  observerId === "me" && ctx.actor.kind === "staff" ? ctx.actor.id : observerId;

/** The index that narrows most. */
function queryFor(input: Input): Omit<Query, "limit" | "startAfter"> {
  const descending = true;
  if (input.participantId)
    return { index: "owner", partition: ownerKeyOf(input.participantId), descending };
  const range = input.from || input.to;
  // "~" sorts behind every id
  const bound = (time: string) => new Date(time).toISOString();
  const sort = range
    ? { from: input.from ? bound(input.from) : "0", to: `${input.to ? bound(input.to) : "9"}~` }
    : undefined;
  const [only, ...more] = input.status ?? [];
  if (only && more.length === 0)
    return {
      index: "status",
      partition: sessionLists.status(only),
      descending,
      ...(sort && { sort }),
    };
  return range || input.sort === "scheduledAt"
    ? { index: "group", partition: sessionLists.time, descending, ...(sort && { sort }) }
    : { index: "list", partition: sessionLists.created, descending };
}

function passes(session: StoredSession, input: Input): boolean {
  const time = timeOf(session);
  return (
    (!input.status?.length || input.status.includes(session.status)) &&
    (!input.scenarioType || session.scenarioType === input.scenarioType) &&
    (!input.segment || session.segment === input.segment) &&
    (!input.operatingSystem || session.operatingSystem === input.operatingSystem) &&
    (!input.build || session.build === input.build) &&
    (!input.purpose || session.purpose === input.purpose) &&
    (!input.observerId ||
      session.moderatorId === input.observerId ||
      session.observerIds.includes(input.observerId)) &&
    (!input.from || Date.parse(time) >= Date.parse(input.from)) &&
    (!input.to || Date.parse(time) <= Date.parse(input.to))
  );
}
