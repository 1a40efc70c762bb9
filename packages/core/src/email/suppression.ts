/** Addresses that bounced for good or complained: nothing is sent there any more. */
import { ifAbsent } from "../aws/expression.ts";
import type { Context } from "../context.ts";
import { instant } from "../context.ts";
import { everyItem } from "../list/every.ts";
import * as Participant from "../participant/store.ts";

export type SuppressionReason = "bounce" | "complaint";

// the address itself is not kept, only its hash
const keyOf = (address: string) => ({
  pk: `SUPPRESSION#${Participant.addressHash(address)}`,
  sk: "SUPPRESSION",
});

const ownerKeyOf = (participantId: string): string => `SUPPRESSIONS#${participantId}`;

export async function isSuppressed(ctx: Context, address: string): Promise<boolean> {
  return (await ctx.table.get(keyOf(address))) !== undefined;
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
      ...keyOf(address),
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
