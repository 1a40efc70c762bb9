import { expect, it } from "vitest";
import { answersIn, countAnswers, sendable, withItem } from "./answers.ts";

it("sets one item and leaves the others open", () => {
  expect(withItem(undefined, 1, 4, 3)).toEqual([null, 4, null]);
  expect(withItem([1, 2, null], 2, 5, 3)).toEqual([1, 2, 5]);
});

it("takes the answers, and nothing else, from what the service holds", () => {
  const held = { npsScore: 0, sus: [1], draft: true, version: 3, sessionId: "ses_1" };
  expect(answersIn(held)).toEqual({ npsScore: 0, sus: [1] });
  expect(answersIn(undefined)).toEqual({});
});

it("counts what has been answered", () => {
  expect(countAnswers({})).toEqual({ done: 0, all: 19 });
  expect(countAnswers({ npsScore: 0, comments: "", sus: [1, null, 3], umuxLite: [7] })).toEqual({
    done: 4,
    all: 19,
  });
});

it("sends no emptied text, and nothing when nothing is left", () => {
  expect(sendable({ comments: "", npsScore: 0 })).toEqual({ npsScore: 0 });
  expect(sendable({ comments: "" })).toBeUndefined();
});
