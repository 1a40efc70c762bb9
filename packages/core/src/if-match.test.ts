import { expect, it } from "vitest";
import { requireVersion } from "./if-match.ts";

it.each([
  [undefined, true],
  [4, true],
  [3, false],
  [[999, 4], true],
  [[3, -1], false],
  [[], false],
])("version 4 against %j", (ifMatch, taken) => {
  const held = () => requireVersion({ ifMatch }, 4, "session");
  if (taken) expect(held).not.toThrow();
  else expect(held).toThrow(expect.objectContaining({ code: "stale" }));
});
