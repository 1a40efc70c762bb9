/** Plays schedules against the real DynamoDB API and says which lost or doubled something. */

import { foldAll } from "../../fold/fold.ts";
import * as Sessions from "../../session/store.ts";
import { factsOf } from "../../struggle/testing/signals-of.ts";
import { observer, type TestContext, testContext } from "../../testing/context.ts";
import { running } from "../../testing/session.ts";
import type { Chunk } from "../chunk.ts";
import { ingest } from "../ingest.ts";
import { list } from "../list.ts";
import { chunksOf } from "../store.ts";
import { play, type Take } from "./schedules.ts";

export const takeAsWeDo: Take = async (ctx, id, events) => {
  const answer = await ingest(ctx, { id, events });
  const { accepted, duplicates, ignored } = answer;
  if (accepted + duplicates + ignored !== events.length)
    throw new Error(`${JSON.stringify(answer)} does not add up to ${events.length} events`);
  return answer;
};

const atOnce = 12;

export async function judge(
  take: Take,
  { schedules, firstSeed }: { schedules: number; firstSeed: number },
): Promise<{ broken: string[]; struck: Record<string, number> }> {
  const ctx = await testContext();
  const { session } = await running(ctx);
  const model = (await Sessions.get(ctx, session.id, { consistent: true }))!;
  const struck: Record<string, number> = {};
  const broken: string[] = [];
  let next = firstSeed;
  const work = async () => {
    for (let seed = next++; seed < firstSeed + schedules; seed = next++) {
      const id = `ses_01J${String(seed).padStart(23, "0")}`;
      await ctx.table.put(Sessions.itemOf({ ...model, id }));
      const played = await play(ctx, id, seed, take);
      for (const [fault, count] of Object.entries(played.struck))
        struck[fault] = (struck[fault] ?? 0) + count;
      const wrong = await wrongIn(ctx, id, played.count);
      if (wrong) broken.push(`seed ${seed}: ${wrong}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { broken, struck };
}

/** What is not as it should be after numbers 1 to `count` were acknowledged. */
async function wrongIn(ctx: TestContext, id: string, count: number): Promise<string | undefined> {
  const page = await list(ctx.as(observer), { id, limit: 1000 });
  const listed = "items" in page ? page.items : [];
  const wanted = Array.from({ length: count }, (_, index) => index + 1);
  const seqs = listed.map(({ seq }) => seq);
  if (seqs.join() !== wanted.join()) return `${count} were acknowledged, ${seqs.join()} are there`;
  if (listed.some(({ seq, target }) => target !== `button-${seq}`)) return "numbers are mixed up";
  const chunks: Chunk[] = [];
  for await (const chunk of chunksOf(ctx, id)) chunks.push(chunk);
  const { total } = foldAll(factsOf({ sessionId: id }), chunks);
  return total === count ? undefined : `${total} of ${count} are counted`;
}
