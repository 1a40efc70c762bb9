import { expect, it } from "vitest";
import { inputOf } from "./answers.ts";

const all = {
  adult: "yes",
  availability: "available",
  adminRights: "yes",
  internet: "no",
  motivation: "high",
};

it.each([
  [
    all,
    {
      adult: true,
      available: true,
      hasAdminRights: true,
      hasReliableInternet: false,
      motivationLevel: "high",
    },
  ],
  [
    { ...all, adult: "no", availability: "partly" },
    {
      adult: false,
      available: false,
      partiallyAvailable: true,
      hasAdminRights: true,
      hasReliableInternet: false,
      motivationLevel: "high",
    },
  ],
  [{ ...all, motivation: undefined }, undefined],
])("%j is sent as %j", (answers, input) => expect(inputOf(answers as never)).toEqual(input));

it("says how one can be talked with only where the team has judged it", () => {
  const answers = {
    adult: "yes",
    availability: "available",
    adminRights: "yes",
    internet: "yes",
    motivation: "high",
  };
  expect(inputOf(answers)).not.toHaveProperty("communicationClear");
  expect(inputOf({ ...answers, communication: "no" })).toMatchObject({ communicationClear: false });
});
