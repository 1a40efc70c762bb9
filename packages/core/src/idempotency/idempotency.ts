/**
 * Requests that may be repeated: the record holds the body's hash and the resource's id, nothing personal,
 * and is written in the transaction of what it protects.
 */
import { createHash } from "node:crypto";
import { actorName } from "../actor.ts";
import { ifAbsent } from "../aws/expression.ts";
import type { Key, Write } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { AppError } from "../error.ts";

export const idempotencyHours = 24;

const keyOf = (ctx: Context, route: string): Key | undefined =>
  ctx.idempotency && {
    pk: `IDEMPOTENCY#${createHash("sha256")
      .update(`${route}\n${actorName(ctx.actor)}\n${ctx.idempotency.key}`)
      .digest("hex")}`,
    sk: "IDEMPOTENCY",
  };

/**
 * The id of what an earlier request with the same key made, or undefined.
 * @throws AppError `idempotency_reused` when the body was another.
 */
export async function madeBefore(ctx: Context, route: string): Promise<string | undefined> {
  const key = keyOf(ctx, route);
  const record = key && (await ctx.table.get(key, { consistent: true }));
  if (!record) return undefined;
  if (record.requestHash !== ctx.idempotency?.requestHash)
    throw new AppError("idempotency_reused", "This idempotency key came with another body before.");
  return record.resourceId as string;
}

/**
 * What an earlier request with the same key made, as it is now.
 * @throws AppError `gone` when it has been deleted since: it is not made a second time behind anyone's back.
 */
export function stillThere<Made>(made: Made | undefined): Made {
  if (made === undefined)
    throw new AppError(
      "gone",
      "What this idempotency key made has been deleted since. Use a new key to make another.",
    );
  return made;
}

/** The write that remembers a request, to stand in the transaction of what it made; none without a key. */
export function remember(ctx: Context, route: string, resourceId: string): Write[] {
  const key = keyOf(ctx, route);
  if (!key || !ctx.idempotency) return [];
  const expiresAt = Math.floor(ctx.now() / 1000) + idempotencyHours * 3600;
  return [
    {
      put: {
        ...key,
        kind: "idempotency",
        requestHash: ctx.idempotency.requestHash,
        resourceId,
        expiresAt,
      },
      // DynamoDB may keep an expired record for days
      if: {
        expression: `${ifAbsent.expression} OR #expiresAt <= :now`,
        values: { now: Math.floor(ctx.now() / 1000) },
      },
    },
  ];
}
