import { ifAbsent } from "../aws/expression.ts";
import type { Item } from "../aws/table.ts";
import type { Context } from "../context.ts";
import type { Projection } from "../project/change.ts";
import { bodyOf, type Head, headPartition, linkHash, startHash } from "./chain.ts";

const tries = 20;

/** Appends a new entry to the chain of its day; one that is linked already stays as it is. */
export const linkEntry: Projection = async (ctx, { before, after }) => {
  // the link itself is a change of the entry too
  if (before || !after) return [];
  for (let attempt = 1; attempt <= tries; attempt++) {
    if (await linked(ctx, after)) return [];
  }
  throw new Error("others keep appending to the audit's chain");
};

/** False when somebody else has moved the chain on meanwhile. */
async function linked(ctx: Context, { pk, sk }: Item): Promise<boolean> {
  const entry = await ctx.table.get({ pk, sk }, { consistent: true });
  if (!entry || entry.hash) return true;
  const day = pk.split("#")[1]!;
  const key = { pk: headPartition, sk: day };
  const stored = (await ctx.table.get(key, { consistent: true })) as Head | undefined;
  const head = stored ?? (await newHead(ctx, day));
  const number = head.count + 1;
  const previousHash = stored ? stored.hash : head.previousHash;
  const hash = linkHash({ day, number, previousHash, sk, body: bodyOf(entry) });
  const { ok } = await ctx.table.transact([
    {
      update: { pk, sk },
      change: { set: { number, previousHash, hash } },
      if: { expression: "attribute_exists(#pk) AND attribute_not_exists(#hash)" },
    },
    {
      put: { ...head, ...key, kind: "audit-head", count: number, hash },
      if: stored ? { expression: "#count = :linked", values: { linked: stored.count } } : ifAbsent,
    },
  ]);
  // an anchor that whoever may write the table cannot reach
  if (ok) ctx.log.info("audit linked", { day, number, hash });
  return ok;
}

/** A day that begins follows the last one that there is. */
async function newHead(ctx: Context, day: string): Promise<Head> {
  const { items } = await ctx.table.query({
    partition: headPartition,
    sort: { lessThan: day },
    descending: true,
    limit: 1,
    consistent: true,
  });
  const last = items[0] as Head | undefined;
  return {
    pk: headPartition,
    sk: day,
    count: 0,
    hash: "",
    previousDay: last?.sk,
    previousHash: last?.hash ?? startHash,
  };
}
