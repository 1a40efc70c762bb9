/** Pairing codes: typed into the desktop program, kept as a hash, good once for 15 minutes. */
import { ifAbsent } from "../aws/expression.ts";
import type { Key } from "../aws/table.ts";
import { after, type Context } from "../context.ts";
import { hashOf, newPairingCode, normalizePairingCode } from "../token/code.ts";

const minutes = 15;
const keyOf = (code: string): Key => ({
  pk: `PAIRING#${hashOf(normalizePairingCode(code))}`,
  sk: "PAIRING",
});

/** A new code for a session; earlier ones stay good until they expire. */
export async function issuePairing(
  ctx: Context,
  sessionId: string,
): Promise<{ code: string; expiresAt: string }> {
  const code = newPairingCode();
  const expiresAt = after(ctx.now(), { minutes });
  await ctx.table.put(
    {
      ...keyOf(code),
      kind: "pairing",
      sessionId,
      expiresAt: Math.floor(Date.parse(expiresAt) / 1000),
    },
    ifAbsent,
  );
  return { code, expiresAt };
}

/** The session of a code, which is then used up; undefined when unknown, used or expired. */
export async function spendPairing(ctx: Context, code: string): Promise<string | undefined> {
  const key = keyOf(code);
  const pairing = await ctx.table.get(key, { consistent: true });
  if (!pairing) return undefined;
  // of two who try, the condition lets one
  const spent = await ctx.table.delete(key, { expression: "attribute_exists(#pk)" });
  return spent ? (pairing.sessionId as string) : undefined;
}
