/** Tokens of unsubscribe links: they name the person, are signed, and stay good as mails do. */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Context } from "../context.ts";
import { derive, derived } from "../token/keys.ts";
import { withKeys } from "../token/with-keys.ts";

const mark = (key: Uint8Array, participantId: string): Buffer =>
  createHmac("sha256", key).update(participantId).digest().subarray(0, 16);

export const unsubscribeToken = async (ctx: Context, participantId: string): Promise<string> =>
  `${participantId}.${mark(derive((await ctx.keys()).current, "unsubscribe"), participantId).toString("base64url")}`;

/** The participant that a token names; undefined when it is not ours. */
export async function unsubscriberOf(ctx: Context, token: string): Promise<string | undefined> {
  const [participantId = "", given = ""] = token.split(".");
  const bytes = Buffer.from(given, "base64url");
  const ours = await withKeys(ctx, (keys) =>
    derived(keys, "unsubscribe").find((key) => {
      const expected = mark(key, participantId);
      return expected.length === bytes.length && timingSafeEqual(expected, bytes);
    }),
  );
  return ours ? participantId : undefined;
}
