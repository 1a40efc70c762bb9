/** Feedback on a session: one item beside it. */
import { Feedback } from "@luna/contracts/entities/observation";
import { ifAbsent, ifVersion } from "../aws/expression.ts";
import type { Item, Key, Write } from "../aws/table.ts";
import type { Context } from "../context.ts";

export const keyOf = (sessionId: string): Key => ({ pk: `SESSION#${sessionId}`, sk: "FEEDBACK" });

/** Feedback that is in, by when it came. */
export const feedbackList = "FEEDBACK";

const attributes = Object.keys(Feedback.shape);

const feedbackOf = (item: Item): Feedback =>
  Object.fromEntries(
    attributes.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])),
  ) as Feedback;

export async function get(
  ctx: Context,
  sessionId: string,
  options: { consistent?: boolean } = {},
): Promise<Feedback | undefined> {
  const item = await ctx.table.get(keyOf(sessionId), options);
  return item && feedbackOf(item);
}

/** Written when nobody else did since it was read. */
export const write = (feedback: Feedback, read: Feedback | undefined): Write => ({
  put: {
    ...keyOf(feedback.sessionId),
    kind: "feedback",
    ...feedback,
    ...(feedback.submittedAt && {
      listKey: feedbackList,
      listSort: `${feedback.submittedAt}#${feedback.sessionId}`,
    }),
  },
  if: read ? ifVersion(read.version) : ifAbsent,
});
