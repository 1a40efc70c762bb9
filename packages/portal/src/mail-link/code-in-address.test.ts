import { expect, it } from "vitest";
import { carriedIn, pageBehind } from "./code-in-address.ts";

it.each([
  ["", {}],
  ["#top", {}],
  ["#code=kq3VZ0nY_w1-sT5", { code: "kq3VZ0nY_w1-sT5" }],
  ["#code=KCSCG-9FWWJ", { code: "KCSCG-9FWWJ" }],
  ["#code=<script>", {}],
  ["#token=a.b%2Bc", { token: "a.b+c" }],
])("%s carries %j", (hash, carried) => expect(carriedIn(hash)).toEqual(carried));

it.each([
  ["/", "/me"],
  ["/confirm", "/me"],
  ["/sign-in/", "/me"],
  ["/book", "/book"],
  ["/sessions/ses_1/feedback", "/sessions/ses_1/feedback"],
])("the link to %s leads to %s", (path, page) => expect(pageBehind(path)).toBe(page));

it("keeps what the reader of the mail wanted to do", () =>
  expect(pageBehind("/sessions/ses_1", "?do=cancel")).toBe("/sessions/ses_1?do=cancel"));
