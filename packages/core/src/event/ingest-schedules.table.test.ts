import { describe, expect, it } from "vitest";
import { judge, takeAsWeDo } from "./testing/judge.ts";
import { wrongDesigns } from "./testing/wrong-designs.ts";

/** The whole thousands are played by `npm run test:soak`. */
const schedules = 40;

describe("ingest under random schedules of crashes, lost answers, re-cut retries and pipelining", () => {
  it("counts every number once and loses nothing acknowledged", { timeout: 120_000 }, async () => {
    const { broken, struck } = await judge(takeAsWeDo, { schedules, firstSeed: 1 });
    expect(broken).toEqual([]);
    for (const fault of ["crash-before-write", "crash-after-write", "lost-answer", "failed-read"])
      expect(struck[fault], fault).toBeGreaterThan(3);
  });

  it.each(Object.entries(wrongDesigns))(
    "fails a design that %s",
    { timeout: 120_000 },
    async (_, take) => {
      const { broken } = await judge(take, { schedules: 12, firstSeed: 1 });
      expect(broken.length).toBeGreaterThan(0);
    },
  );
});
