/**
 * How long work that is due has waited: so the bus and the mail service show how they fare, by what
 * becomes of what they are given. A question to them would only tell that they answer questions.
 */
import type { Item } from "../aws/table.ts";
import { type Context, instant } from "../context.ts";

/** The oldest of each agenda: if these do not wait, nothing does. */
const looked = 25;

const longest = (now: number, since: (string | undefined)[]): number =>
  Math.max(0, ...since.map((at) => (at === undefined ? 0 : now - Date.parse(at))));

const oldest = async (ctx: Context, agenda: string, only: "due" | "all"): Promise<Item[]> => {
  const sort = only === "due" ? { sort: { atMost: instant(ctx) } } : {};
  return (await ctx.table.query({ index: "agenda", partition: agenda, limit: looked, ...sort }))
    .items;
};

/** Milliseconds that the oldest mail or job has been due which nobody has taken up. */
export async function waitingForBus(ctx: Context): Promise<number> {
  const due = await Promise.all([oldest(ctx, "email-retries", "due"), oldest(ctx, "jobs", "due")]);
  const untouched = due.flat().filter(({ status, attempts }) => status === "queued" && !attempts);
  return longest(
    ctx.now(),
    untouched.map(({ dueAt }) => dueAt),
  );
}

/** Milliseconds since the oldest mail was queued that the mail service has not taken when it was tried. */
export async function waitingForMail(ctx: Context): Promise<number> {
  const mails = await oldest(ctx, "email-retries", "all");
  const refused = mails.filter(({ status, attempts }) => status === "queued" && attempts > 0);
  return longest(
    ctx.now(),
    refused.map(({ queuedAt }) => queuedAt),
  );
}
