import type { RouteInput } from "@luna/contracts/routes/table";
import type { Context } from "../context.ts";
import { queueEmail } from "../email/queue.ts";
import { parseAddress } from "../participant/parse-address.ts";
import * as Participant from "../participant/store.ts";
import { reply } from "../reply.ts";
import { keepDecoy } from "./code-store.ts";

/** Queues a sign-in link; the answer and its time are the same for an address that nobody has. */
export async function requestLink(ctx: Context, input: RouteInput<"requestLink">) {
  const email = await parseAddress(input.email);
  const participant = email && (await Participant.findByEmail(ctx, email));
  if (participant) {
    const write = queueEmail(ctx, { kind: "sign-in-link", participantId: participant.id });
    await ctx.table.transact([write]);
  } else {
    // the read of a profile and the write of a mail that a known address would have cost
    await Participant.get(ctx, "nobody", { consistent: true });
    await keepDecoy(ctx);
  }
  return reply(202, undefined);
}
