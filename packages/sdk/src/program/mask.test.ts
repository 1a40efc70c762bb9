import { expect, it } from "vitest";
import { mask, maskText } from "./mask.ts";

it.each([
  ["write to ada.l+x@mail.example.org now", "write to [email] now"],
  ["/Users/ada/Library/Luna", "/Users/[user]/Library/Luna"],
  ["/home/ada", "/home/[user]"],
  ["C:\\Users\\Ada L\\x", "C:\\Users\\[user] L\\x"],
  ["Authorization: Bearer abcdef0123456789", "Authorization: Bearer [token]"],
  ["eyJhbGciOi.eyJzdWIi.sig", "[token]"],
  ["key ghp_0123456789abcdefABCDEF", "key [token]"],
  ["card 4111111111111111", "card [digits]"],
  ["code 0x80070643 in 1.2.3 after 1200 ms", "code 0x80070643 in 1.2.3 after 1200 ms"],
  ["/usr/share/luna/home", "/usr/share/luna/home"],
])("masks %s", (text, masked) => expect(maskText(text)).toBe(masked));

it("masks every string inside a value and leaves the rest", () => {
  expect(mask({ a: ["x@y.example", 123456789], b: { c: true, d: null } })).toEqual({
    a: ["[email]", 123456789],
    b: { c: true, d: null },
  });
});
