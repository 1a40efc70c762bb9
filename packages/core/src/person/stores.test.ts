import { expect, it } from "vitest";
import { type ItemKind, itemKinds } from "../item-kinds.ts";
import { personStores } from "./stores.ts";

/** Kinds that no person is behind, or that say nothing of one. */
const impersonal: Partial<Record<ItemKind, string>> = {
  counter: "a number",
  totals: "sums; what one person stands for in them goes with the profile",
  staff: "members of the team, who are no participants",
  availability: "opening hours",
  "alert-cause": "the id of an alert, expires within minutes",
  "rate-limit": "hashes that expire",
  idempotency: "hashes and an id that expire within a day",
  ticket: "expires within a minute",
  connection: "expires with the connection",
  subscription: "expires with the connection",
  "audit-head": "a hash and a number",
  audit: "ids and operations, kept as proof",
  certificate: "the proof of the erasure",
  tombstone: "keeps late events from bringing somebody back",
  issue: "problems of the tested program",
};

it("answers for every kind of item, once", () => {
  const answered = personStores.flatMap(({ kinds }) => kinds);
  expect(new Set(answered).size).toBe(answered.length);
  const open = itemKinds.filter((kind) => !answered.includes(kind) && !impersonal[kind]);
  expect(open).toEqual([]);
  expect(answered.filter((kind) => impersonal[kind])).toEqual([]);
});
