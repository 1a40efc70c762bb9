import { expect, it } from "vitest";
import { inBytes } from "./in-bytes.ts";

it.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [999, "999 bytes"],
  [1000, "1 kB"],
  [1_240_000, "1.2 MB"],
  [5 * 2 ** 30, "5.4 GB"],
])("says %d bytes as %s", (bytes, said) => expect(inBytes(bytes, "en")).toBe(said));
