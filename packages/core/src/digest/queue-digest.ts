import type { Item } from "../aws/table.ts";
import { after, type Context, instant } from "../context.ts";
import { queueEmail } from "../email/queue.ts";
import * as Staff from "../staff/store.ts";
import { digestOf } from "./contents.ts";
import { nextDigestAt } from "./next-digest.ts";

/**
 * The morning look at a staff member: mails the digest to who wants it, and to whom recordings of theirs
 * are about to be removed; then sets the next look. Of two runs one mails.
 */
export async function queueDigest(ctx: Context, item: Item): Promise<void> {
  const look = await Staff.lookAt(ctx, item.id);
  if (!look || look.dueAt > instant(ctx)) return;
  const { staff, dueAt } = look;
  const since = look.lookedAt ?? after(ctx.now(), { days: -1 });
  const digest = await digestOf(ctx, staff, since);
  const wanted = staff.preferences.digest === true || digest.leavingRecordings.length > 0;
  const nextAt = nextDigestAt(ctx.now(), staff.preferences.timeZone ?? "UTC");
  await ctx.table.transact([
    Staff.lookedWrite(staff.id, { dueAt, nextAt, at: instant(ctx) }),
    ...(wanted ? [queueEmail(ctx, { kind: "staff-digest", staffId: staff.id, data: digest })] : []),
  ]);
}
