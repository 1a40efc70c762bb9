/** Cursors: opaque, signed, bound to the route and its filters. */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Context } from "../context.ts";
import { AppError } from "../error.ts";
import { derive, derived } from "../token/keys.ts";
import { withKeys } from "../token/with-keys.ts";

const signature = (key: Uint8Array, scope: string, body: string) =>
  createHmac("sha256", key).update(`${scope}\n${body}`).digest().subarray(0, 16);

/** Where a list is bound to: its route and filters, in a fixed order, limit and cursor left out. */
export function cursorScope(route: string, filters: Record<string, unknown>): string {
  const { limit: _limit, cursor: _cursor, ...rest } = filters;
  return JSON.stringify([
    route,
    Object.entries(rest)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}

/** Seals a position of a list. */
export async function sealCursor(ctx: Context, scope: string, position: unknown): Promise<string> {
  const body = Buffer.from(JSON.stringify(position)).toString("base64url");
  return `${body}.${signature(derive((await ctx.keys()).current, "cursor"), scope, body).toString("base64url")}`;
}

/** Opens a cursor. @throws AppError `invalid_cursor` when it is not of this list. */
export async function openCursor<Position>(
  ctx: Context,
  scope: string,
  cursor: string,
): Promise<Position> {
  const [body = "", mark = ""] = cursor.split(".");
  const given = Buffer.from(mark, "base64url");
  const key = await withKeys(ctx, (keys) =>
    derived(keys, "cursor").find((key) => {
      const expected = signature(key, scope, body);
      return given.length === expected.length && timingSafeEqual(given, expected);
    }),
  );
  if (!key)
    throw new AppError("invalid_cursor", "The cursor is not one of this list with these filters.");
  return JSON.parse(Buffer.from(body, "base64url").toString()) as Position;
}
