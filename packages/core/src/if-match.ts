import type { Context } from "./context.ts";
import { AppError } from "./error.ts";

/**
 * Holds what was just read against `If-Match`; without the header anything will do.
 * @throws AppError `stale` when the caller has read another version, or several others
 */
export function requireVersion(ctx: Pick<Context, "ifMatch">, version: number, what: string): void {
  if (ctx.ifMatch !== undefined && ![ctx.ifMatch].flat().includes(version))
    throw new AppError("stale", `The ${what} has changed since you read it.`);
}
