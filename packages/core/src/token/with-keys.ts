import type { Context } from "../context.ts";
import type { Keys } from "./keys.ts";

/**
 * What `check` finds with the keys that this function knows; when that is nothing, with those of now:
 * the secret may have been rotated, and another function may sign with the new one already.
 */
export async function withKeys<T>(
  ctx: Pick<Context, "keys">,
  check: (keys: Keys) => T | undefined,
): Promise<T | undefined> {
  const known = await ctx.keys();
  const found = check(known);
  if (found !== undefined) return found;
  const now = await ctx.keys({ again: true });
  return now === known ? undefined : check(now);
}
