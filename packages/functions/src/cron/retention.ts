import type { Bucket } from "@luna/core/aws/bucket";
import { connectBucket } from "@luna/core/aws/bucket";
import type { Item } from "@luna/core/aws/table";
import { type Context, instant } from "@luna/core/context";
import { forgetBody } from "@luna/core/email/forget-body";
import { fileTotals, isPastDay } from "@luna/core/file/cells";
import { retireFile } from "@luna/core/file/remove";
import { queueSweep } from "@luna/core/file/sweep";
import { retirePerson } from "@luna/core/person/retire";
import { forgetCells } from "@luna/core/tally/tally";
import { cron } from "../edge/cron.ts";
import { setting } from "../env.ts";

type Retire = (ctx: Context & { bucket: Bucket }, item: Item) => Promise<void>;

/** What becomes of an item whose time has come, by its kind. */
const retire: Record<string, Retire> = {
  file: retireFile,
  email: forgetBody,
  participant: retirePerson,
};

export const handler = cron(
  "retention",
  async (ctx, item) => {
    const act = retire[item.kind];
    if (!act) throw new Error(`nobody retires items of kind ${item.kind}`);
    await act(ctx, item);
  },
  () => ({ bucket: connectBucket(setting("bucketName")) }),
  async (ctx) => {
    await queueSweep(ctx);
    await forgetCells(ctx, fileTotals, (cell) => isPastDay(cell, instant(ctx)));
  },
);
