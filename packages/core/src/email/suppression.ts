/** Addresses that bounced for good or complained: nothing is sent there any more. */
import { ifAbsent } from "../aws/expression.ts";
import type { Context } from "../context.ts";
import { instant } from "../context.ts";
import { everyItem } from "../list/every.ts";
import * as Participant from "../participant/store.ts";

export type SuppressionReason = "bounce" | "complaint";

// the address itself is not kept, only its keyed hash
const keyOf = async (ctx: Context, address: string) => ({
  pk: `SUPPRESSION#${await Participant.addressHash(ctx, address)}`,
  sk: "SUPPRESSION",
});

const ownerKeyOf = (participantId: string): string => `SUPPRESSIONS#${participantId}`;

export async function isSuppressed(ctx: Context, address: string): Promise<boolean> {
  return (await ctx.table.get(await keyOf(ctx, address))) !== undefined;
}

/** Again: no change. */
export async function suppress(
  ctx: Context,
  address: string,
  reason: SuppressionReason,
  participantId: string | undefined,
): Promise<void> {
  await ctx.table.put(
    {
      ...(await keyOf(ctx, address)),
      kind: "suppression",
      reason,
      at: instant(ctx),
      ...(participantId && {
        ownerKey: ownerKeyOf(participantId),
        ownerSort: instant(ctx),
      }),
    },
    ifAbsent,
  );
}

export const suppressionsOf = (ctx: Context, participantId: string) =>
  everyItem(ctx, { index: "owner", partition: ownerKeyOf(participantId) });
