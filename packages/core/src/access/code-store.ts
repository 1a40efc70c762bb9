/** Codes of mails by their hash. */
import type { EmailKind } from "@luna/contracts/entities/record";
import { ifAbsent, ifPresent } from "../aws/expression.ts";
import type { Key, Write } from "../aws/table.ts";
import { after, type Context, instant } from "../context.ts";
import { everyItem } from "../list/every.ts";
import type { PersonStore } from "../person/person-store.ts";
import { hashOf, newLinkCode } from "../token/code.ts";

export interface Code {
  hash: string;
  participantId: string;
  sessionId?: string | undefined;
  /** The kind of mail that carries it. */
  purpose: EmailKind;
  expiresAt?: string | undefined;
  /** Of the address that the mail goes to. */
  addressHash: string;
}

/** A sign-in link lives this long, whatever the mail's way took. */
export const signInMinutes = 15;
/** A link of a mail that is about no session, such as the welcome. */
const otherDays = 7;
/** A session is booked at most a year ahead; its end decides, this only clears up. */
const sessionCodeDays = 400;

const keyOf = (hash: string): Key => ({ pk: `CODE#${hash}`, sk: "CODE" });

export async function keep(ctx: Context, code: Code): Promise<void> {
  await ctx.table.put(
    {
      ...code,
      ...keyOf(code.hash),
      kind: "code",
      ownerKey: `PARTICIPANT#${code.participantId}`,
      ownerSort: `CODE#${instant(ctx)}#${code.hash}`,
      expiresAt: Math.floor(Date.parse(expiryOf(ctx, code)) / 1000),
    },
    ifAbsent,
  );
}

function expiryOf(ctx: Context, code: Code): string {
  if (code.purpose === "sign-in-link") return after(ctx.now(), { minutes: signInMinutes });
  if (code.sessionId) return after(ctx.now(), { days: sessionCodeDays });
  return code.expiresAt ?? after(ctx.now(), { days: otherDays });
}

/** Undefined when unknown, used or expired. */
export async function find(ctx: Context, hash: string): Promise<Code | undefined> {
  const item = await ctx.table.get(keyOf(hash), { consistent: true });
  if (!item) return undefined;
  const { participantId, sessionId, purpose, addressHash } = item;
  return { hash, participantId, sessionId, purpose, addressHash };
}

/** A write like that of a code, of no use to anyone: what takes as long tells nothing. */
export async function keepDecoy(ctx: Context): Promise<void> {
  const hash = hashOf(newLinkCode());
  const expiresAt = Math.floor(ctx.now() / 1000);
  await ctx.table.transact([{ put: { ...keyOf(hash), kind: "code", expiresAt }, if: ifAbsent }]);
}

/** Spends a code of one use: of two who try, the condition lets one. */
export const spendWrite = (hash: string): Write => ({
  delete: keyOf(hash),
  if: ifPresent,
});

export const codeStore: PersonStore = {
  kinds: ["code"],
  // a code is a secret of the mail that carried it, not a statement on the person
  exportOf: async () => ({}),
  async eraseOf(ctx, participantId) {
    const codes = everyItem(ctx, {
      index: "owner",
      partition: `PARTICIPANT#${participantId}`,
      sort: { beginsWith: "CODE#" },
    });
    for await (const item of codes) await ctx.table.delete(item);
  },
};
