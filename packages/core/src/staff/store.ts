/** Staff who have signed in at the stage's issuer. */
import { Staff, type StaffPreferences } from "@luna/contracts/entities/participant";
import { ifPresent } from "../aws/expression.ts";
import type { Item, Key, Write } from "../aws/table.ts";
import { type Context, instant } from "../context.ts";
import { nextDigestAt } from "../digest/next-digest.ts";
import { type Listed, listPage } from "../list/page.ts";

const keyOf = (id: string): Key => ({ pk: `STAFF#${id}`, sk: "STAFF" });

const attributes = Object.keys(Staff.shape);
const staffOf = (item: Item): Staff =>
  Object.fromEntries(attributes.map((name) => [name, item[name]])) as Staff;

export async function get(ctx: Context, staffId: string): Promise<Staff | undefined> {
  const item = await ctx.table.get(keyOf(staffId));
  return item && staffOf(item);
}

/** Keeps who the acting staff member is, as the issuer says now, and when it was last here. */
export async function remember(ctx: Context): Promise<Staff> {
  if (ctx.actor.kind !== "staff") throw new Error("only staff is remembered as staff");
  const { id, name, email, role } = ctx.actor;
  const known = await ctx.table.get(keyOf(id), { consistent: true });
  const item = await ctx.table.update(keyOf(id), {
    set: {
      kind: "staff",
      id,
      name,
      email,
      role,
      lastSeenAt: instant(ctx),
      preferences: known?.preferences ?? {},
      listKey: "STAFF",
      listSort: `${known?.firstSeenAt ?? instant(ctx)}#${id}`,
      firstSeenAt: known?.firstSeenAt ?? instant(ctx),
      ...(!known?.dueAt && {
        agenda: "reminders",
        dueAt: nextDigestAt(ctx.now(), known?.preferences.timeZone ?? "UTC"),
      }),
    },
  });
  return staffOf(item!);
}

/** A staff member and the morning look at it: when the next is due, and when the last was. */
export async function lookAt(
  ctx: Context,
  staffId: string,
): Promise<{ staff: Staff; dueAt: string; lookedAt?: string } | undefined> {
  const item = await ctx.table.get(keyOf(staffId), { consistent: true });
  return item?.dueAt
    ? { staff: staffOf(item), dueAt: item.dueAt, lookedAt: item.lookedAt }
    : undefined;
}

/** Notes a look, unless another run has done so since `dueAt` was read. */
export const lookedWrite = (
  staffId: string,
  look: { dueAt: string; nextAt: string; at: string },
): Write => ({
  update: keyOf(staffId),
  change: { set: { agenda: "reminders", dueAt: look.nextAt, lookedAt: look.at } },
  if: { expression: "#dueAt = :read", values: { read: look.dueAt } },
});

/** False when the staff member has never been here. */
export async function setPreferences(
  ctx: Context,
  staffId: string,
  preferences: StaffPreferences,
): Promise<boolean> {
  // the morning is another in another zone
  const dueAt = nextDigestAt(ctx.now(), preferences.timeZone ?? "UTC");
  const item = await ctx.table.update(
    keyOf(staffId),
    { set: { preferences, agenda: "reminders", dueAt } },
    ifPresent,
  );
  return item !== undefined;
}

export const list = <T>(
  ctx: Context,
  input: { limit: number; cursor?: string | undefined },
  view: (staff: Staff) => T,
): Promise<Listed<T>> =>
  listPage(
    ctx,
    input,
    "listStaff",
    { index: "list", partition: "STAFF", descending: true },
    (item) => view(staffOf(item)),
  );
