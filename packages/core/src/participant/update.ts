import type { Participant } from "@luna/contracts/entities/participant";
import { needsReason } from "@luna/contracts/entities/participant-status";
import type { RouteAnswer, RouteInput } from "@luna/contracts/routes/table";
import { requireSelfOrStaff } from "../access/permissions.ts";
import { isStaff } from "../actor.ts";
import { auditWrite } from "../audit/append.ts";
import type { Write } from "../aws/table.ts";
import { type Context, instant } from "../context.ts";
import { queueEmail } from "../email/queue.ts";
import { AppError, forbidden, invalid } from "../error.ts";
import { foldAddress } from "./address.ts";
import { change } from "./change.ts";
import { parseAddress } from "./parse-address.ts";
import { segmentOf } from "./segment.ts";
import { moved } from "./status.ts";
import * as Store from "./store.ts";
import { viewOf } from "./view.ts";

type Input = RouteInput<"updateParticipant">;

const ofStaffOnly = ["segment", "status", "reason", "notes", "techLevel"] as const;

/** Changes what is given and keeps the rest; a new address is claimed, the old one given free and told. */
export async function update(
  ctx: Context,
  { id, ...given }: Input,
): Promise<RouteAnswer<"updateParticipant">> {
  requireSelfOrStaff(ctx, id, "researcher");
  const refused = ofStaffOnly.find((field) => given[field] !== undefined);
  if (refused && !isStaff(ctx.actor, "researcher"))
    throw forbidden(`Only the study team changes ${refused}.`);
  const email = given.email === undefined ? undefined : await parseAddress(given.email);
  if (given.email !== undefined && !email) throw invalid("/email", "is not an e-mail address");

  const participant = await change(
    ctx,
    id,
    (current) => {
      const changed = decided(ctx, current, { ...given, email });
      return {
        participant: changed,
        also: [
          ...addressChange(ctx, current, changed),
          ...Store.searchWrites(current, changed),
          auditWrite(ctx, { action: "updateParticipant", resource: id }),
        ],
      };
    },
    // of these writes only the claim of an address can find something in its way
    () => {
      throw new AppError("email_taken", "Somebody else has registered with this address.");
    },
  );
  return { participant: viewOf(participant, ctx.actor) };
}

function decided(ctx: Context, current: Participant, given: Omit<Input, "id">): Participant {
  const { status, reason, ...fields } = withoutUndefined(given);
  const changed: Participant = { ...current, ...fields };
  if (given.techLevel && given.techLevel !== current.techLevel && !given.segment)
    changed.segment = segmentOf(given.techLevel);
  if (foldAddress(changed.email) !== foldAddress(current.email))
    changed.emailVerifiedAt = undefined;
  if (ctx.actor.kind === "participant") changed.lastContactAt = instant(ctx);
  if (status && status !== current.status) {
    const next = moved(current.status, status, "researcher");
    if (needsReason(current.status, next) && !reason)
      throw invalid("/reason", "say why it is taken back");
    changed.status = next;
    changed.statusReason = reason;
    if (status === "pending") {
      changed.eligible = undefined;
      changed.rescreeningOpen = true;
    } else if (status !== "dropped") changed.eligible = status === "screened";
  }
  return changed;
}

/** Both guards, and a mail to either address. */
function addressChange(ctx: Context, before: Participant, now: Participant): Write[] {
  if (foldAddress(before.email) === foldAddress(now.email)) return [];
  return [
    Store.addressWrite(now.id, now.email),
    Store.releaseWrite(now.id, before.email),
    queueEmail(ctx, { kind: "address-changed", participantId: now.id, data: { to: "new" } }),
    queueEmail(ctx, {
      kind: "address-changed",
      participantId: now.id,
      to: before.email,
      data: { to: "old", newAddress: now.email },
    }),
  ];
}

const withoutUndefined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
