/** Reads the insights back and holds them against the truths that the study was drawn by. */

import { clientsOf } from "../day/team.ts";
import type { Stack } from "../stack/stack.ts";
import type { Lines } from "../terminal/lines.ts";
import { type Truths, truthsOf, type Variant } from "./truths.ts";

interface Estimate {
  n: number;
  low?: number;
  high?: number;
}

/** Only what this reads of the answer. */
interface Answer {
  completion: Estimate;
  rates: Record<"errors" | "help" | "recovery" | "featureUse", Estimate>;
  times: { installation: Estimate };
  scores: { sus: Estimate; installRating: Estimate };
  hotSpots: { rule: string; people: Estimate }[];
}

/** Times are read from sketches, whose bins are so wide; shares and scores are exact. */
const sketchAccuracy = 0.01;

const variants: Variant[] = ["plain", "guided"];

/** Prints for each variant what is true, what was found, and whether the interval has it. */
export async function tellTruths(
  stack: Stack,
  out: Lines,
): Promise<{ held: number; asked: number }> {
  const { observer } = clientsOf(stack);
  let held = 0;
  let asked = 0;
  for (const variant of variants) {
    const answer = (await observer.readInsights({ variant })) as unknown as Answer;
    out.heading(`What insights find for the variant ${variant}`);
    for (const [name, estimate] of Object.entries(found(answer))) {
      const { n, low, high } = estimate;
      if (low === undefined || high === undefined) continue;
      const truth = truthsOf(variant)[name as keyof Truths];
      const room = name === "installSeconds" ? sketchAccuracy : 0;
      const holds = truth >= low * (1 - room) && truth <= high * (1 + room);
      asked += 1;
      if (holds) held += 1;
      const text = `${name}: true ${short(truth)}, found ${short(low)} to ${short(high)} (n = ${n})`;
      out.item(text, holds ? "good" : "warn");
    }
  }
  out.item(`${held} of ${asked} truths lie in their 95 % intervals; about 1 in 20 should not.`);
  return { held, asked };
}

function found({ completion, rates, times, scores, hotSpots }: Answer) {
  const spot = (rule: string) => hotSpots.find((each) => each.rule === rule)?.people ?? { n: 0 };
  return {
    completion,
    errors: rates.errors,
    help: rates.help,
    recovery: rates.recovery,
    feature: rates.featureUse,
    installSeconds: times.installation,
    sus: scores.sus,
    rating: scores.installRating,
    circles: spot("back_and_forth"),
    hammers: spot("repeated_action"),
  } satisfies Partial<Record<keyof Truths, Estimate>>;
}

const short = (value: number): string => String(Math.round(value * 1000) / 1000);
