import type { Experiment } from "@luna/contracts/study/study";
import { expect, it } from "vitest";
import { goodnessOfFit } from "../statistics/goodness-of-fit.ts";
import { variantOf } from "./assign.ts";

const experiment = (shares: number[], id = "colour"): Experiment => ({
  id,
  title: { en: "Colour" },
  unit: "participant",
  variants: shares.map((share, at) => ({ id: `v${at}`, share })),
});

const ids = Array.from({ length: 6000 }, (_, n) => `prt_${n}`);
const countsOf = (of: Experiment) =>
  of.variants.map(({ id }) => ids.filter((each) => variantOf(of, each) === id).length);

it.each([[[1, 1]], [[1, 2, 3]], [[9, 1]]])("gives variants their shares: %j", (shares) => {
  const counts = countsOf(experiment(shares));
  expect(counts.reduce((sum, count) => sum + count)).toBe(ids.length);
  expect(goodnessOfFit(counts, shares).p).toBeGreaterThan(0.001);
});

it("always gives the same, and another experiment is independent of it", () => {
  const [one, other] = [experiment([1, 1]), experiment([1, 1], "shape")];
  expect(ids.map((id) => variantOf(one, id))).toEqual(ids.map((id) => variantOf(one, id)));
  const same = ids.filter((id) => variantOf(one, id) === variantOf(other, id)).length;
  expect(goodnessOfFit([same, ids.length - same], [1, 1]).p).toBeGreaterThan(0.001);
});
