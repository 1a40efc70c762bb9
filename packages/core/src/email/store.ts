/** Keys and writes of mails. */
import { ifVersion } from "../aws/expression.ts";
import type { Item, Key } from "../aws/table.ts";
import type { Context } from "../context.ts";
import type { StoredEmail } from "./email.ts";

export const emailList = "EMAILS";

export const keyOf = (id: string): Key => ({ pk: `EMAIL#${id}`, sk: "EMAIL" });
export const ownerKeyOf = (participantId: string): string => `EMAILS#${participantId}`;
export const statusKeyOf = (status: string): string => `EMAILS#${status}`;
export const groupKeyOf = (sessionId: string): string => `EMAILS#${sessionId}`;

/** A mail's next check: another attempt to send it, or the removal of its body. */
export interface Due {
  agenda: "email-retries" | "retention";
  dueAt: string;
}

export function itemOf(email: StoredEmail, due?: Due): Item {
  const sort = `${email.queuedAt}#${email.id}`;
  return {
    ...keyOf(email.id),
    kind: "email",
    ...email,
    listKey: emailList,
    listSort: sort,
    statusKey: statusKeyOf(email.status),
    statusSort: sort,
    ...(email.participantId && { ownerKey: ownerKeyOf(email.participantId), ownerSort: sort }),
    ...(email.sessionId && { groupKey: groupKeyOf(email.sessionId), groupSort: sort }),
    ...due,
  };
}

/** A mail out of its item. */
export function emailOf(item: Item): StoredEmail {
  const {
    pk: _pk,
    sk: _sk,
    kind: _kind,
    listKey: _listKey,
    listSort: _listSort,
    statusKey: _statusKey,
    statusSort: _statusSort,
    ownerKey: _ownerKey,
    ownerSort: _ownerSort,
    groupKey: _groupKey,
    groupSort: _groupSort,
    agenda: _agenda,
    dueAt: _dueAt,
    ...email
  } = item;
  return email as unknown as StoredEmail;
}

export async function get(ctx: Context, id: string): Promise<StoredEmail | undefined> {
  const item = await ctx.table.get(keyOf(id), { consistent: true });
  return item && emailOf(item);
}

/** Writes a changed mail with its version raised; undefined when somebody else changed it first. */
export async function replace(
  ctx: Context,
  email: StoredEmail,
  due?: Due,
): Promise<StoredEmail | undefined> {
  const next = { ...email, version: email.version + 1 };
  const written = await ctx.table.put(itemOf(next, due), ifVersion(email.version));
  return written ? next : undefined;
}

/** Mails of a person, newest first, at most `limit`. */
export async function ofParticipant(
  ctx: Context,
  participantId: string,
  limit = 100,
): Promise<StoredEmail[]> {
  const page = await ctx.table.query({
    index: "owner",
    partition: ownerKeyOf(participantId),
    descending: true,
    limit,
  });
  return page.items.map(emailOf);
}
