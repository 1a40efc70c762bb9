import type { Item } from "../aws/table.ts";
import { type Context, instant } from "../context.ts";
import { bodyDue, change } from "./change.ts";

/** Removes the body of a mail whose time has come; the log entry stays. */
export async function forgetBody(ctx: Context, item: Item): Promise<void> {
  await change(ctx, item.id as string, (email) => {
    const due = bodyDue(email);
    if (!due || due.dueAt > instant(ctx)) return undefined;
    const { text: _text, data, ...rest } = email;
    // what a researcher wrote is the body as well
    return rest.emailKind === "message" || data === undefined ? rest : { ...rest, data };
  });
}
