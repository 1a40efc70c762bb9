import { expect, it } from "vitest";
import type { Format } from "./chart.ts";
import { written } from "./written.ts";

it.each<[number, Format, string]>([
  [0.8333, "share", "83.3%"],
  [1, "share", "100%"],
  [7.25, "seconds", "7.3 sec"],
  [42.4, "seconds", "42 sec"],
  [200, "seconds", "3 min 20 sec"],
  [3900, "seconds", "1 hr 5 min"],
  [41.9, "count", "42"],
  [0.0004, "p", "< 0.001"],
  [0.0328, "p", "0.033"],
  [7.456, "number", "7.46"],
])("writes %d as a %s: %s", (value, format, expected) =>
  expect(written(value, format, "en-US")).toBe(expected),
);

it("writes in the reader's own way", () => {
  expect(written(0.8333, "share", "de-DE").replace(/\s/g, " ")).toBe("83,3 %");
});
