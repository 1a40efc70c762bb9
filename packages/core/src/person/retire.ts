import { ifVersion } from "../aws/expression.ts";
import type { Item } from "../aws/table.ts";
import { after, type Context, instant } from "../context.ts";
import * as Participant from "../participant/store.ts";
import * as Session from "../session/store.ts";
import { erase } from "./erase.ts";
import { erasureDueAt } from "./retention.ts";

/** Erases a person whose time has come, as the agenda says; otherwise sets the next check. */
export async function retirePerson(ctx: Context, { id }: Item): Promise<void> {
  const participant = await Participant.get(ctx, id, { consistent: true });
  if (!participant) return;
  const sessions = await Session.ofParticipant(ctx, id);
  const now = instant(ctx);
  const dueAt = erasureDueAt(participant, sessions, ctx.settings.retentionDays);
  const held = sessions.some(({ hold }) => hold);
  if (dueAt <= now && !held) {
    await erase(ctx, { id });
    return;
  }
  // whoever changes the person meanwhile sets a check of their own
  await ctx.table.update(
    Participant.profileKey(id),
    { set: { dueAt: dueAt > now ? dueAt : after(now, { days: 1 }) } },
    ifVersion(participant.version),
  );
}
