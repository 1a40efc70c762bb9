import { expect, it } from "vitest";
import { heldSearch } from "./held-search.ts";

it("keeps the fields that a page knows, as texts, and drops the rest", () => {
  const held = heldSearch("status", "search");
  expect(held({ status: "screened", search: 42, other: "x" })).toEqual({
    status: "screened",
    search: "42",
  });
  expect(held({ status: ["a"], search: null })).toEqual({});
});
