import { describe, expect, it } from "vitest";
import { mask, maskText } from "./mask.ts";

describe("masking", () => {
  it.each([
    ["mail to mira.meier+x@example.co.uk failed", "mail to [email] failed"],
    ["Grüße an jörg@müller.de", "Grüße an [email]"],
    ["/home/mira/.config/luna", "/home/[user]/.config/luna"],
    ["/Users/Mira Meier/Library", "/Users/[user]/Library"],
    ["C:\\Users\\Mira Meier\\AppData", "C:\\Users\\[user]\\AppData"],
    ["Authorization: Bearer abcdef123456", "Authorization: Bearer [token]"],
    ["password=hunter22;next", "password=[token];next"],
    ["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "[token]"],
    ["key 0123456789abcdef0123456789abcdef here", "key [token] here"],
    ["card 4111 1111 1111 1111", "card [digits]"],
    ["call +49 30 12345678", "call [digits]"],
  ])("takes what tells in %j", (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it.each([
    "the installer stopped at 42 %",
    "2026-11-23 10:11:12 disk full",
    "#settings > button.save",
    "version 1.20.300",
    "install-button",
  ])("leaves %j as it is", (text) => {
    expect(maskText(text)).toBe(text);
  });

  it("reaches every string of a value and the names of its fields", () => {
    expect(mask({ a: [{ path: "/home/mira/x" }], "mira@example.org": 1, at: 5, ok: true })).toEqual(
      {
        a: [{ path: "/home/[user]/x" }],
        "[email]": 1,
        at: 5,
        ok: true,
      },
    );
  });

  it("cuts what is nested without end", () => {
    const deep = JSON.parse("[".repeat(3000) + "]".repeat(3000)) as unknown;
    expect(JSON.stringify(mask(deep))).toContain("[cut]");
  });
});

it.each([
  ["write to ada.l+x@mail.example.org now", "write to [email] now"],
  ["/Users/ada/Library/Luna", "/Users/[user]/Library/Luna"],
  ["/home/ada", "/home/[user]"],
  ["C:\\Users\\Ada L\\x", "C:\\Users\\[user]\\x"],
  ["Authorization: Bearer abcdef0123456789", "Authorization: Bearer [token]"],
  ["eyJhbGciOi.eyJzdWIi.sig", "[token]"],
  ["key ghp_0123456789abcdefABCDEF", "key [token]"],
  ["card 4111111111111111", "card [digits]"],
  ["c:\\users\\ada\\x", "c:\\users\\[user]\\x"],
  ["/Users/Ada Lovelace/Library", "/Users/[user]/Library"],
  ["at-eyJhbGciOi.eyJzdWIi.sig", "at-[token]"],
  ["password=hunter22;next", "password=[token];next"],
  ["Grüße an jörg@müller.example", "Grüße an [email]"],
  ["call +49 30 12345678", "call [digits]"],
  ["code 0x80070643 in 1.2.3 after 1200 ms", "code 0x80070643 in 1.2.3 after 1200 ms"],
  ["/usr/share/luna/home", "/usr/share/luna/home"],
])("masks %s", (text, masked) => expect(maskText(text)).toBe(masked));

it.each([
  ["letters", "a".repeat(200_000)],
  ["letters and dashes", "a-".repeat(100_000)],
  ["a domain without end", `a@${"a-".repeat(100_000)}`],
  ["addresses without a domain", "a@".repeat(100_000)],
  ["starts of keys", "sk-".repeat(30_000)],
  ["starts of tokens", "eyJ-".repeat(50_000)],
  ["tokens without an end", "eyJaaaa.".repeat(25_000)],
  ["digits", `${"1".repeat(100_000)}x`],
  ["groups of digits", "1 ".repeat(100_000)],
  ["blanks behind a word", `bearer${" ".repeat(100_000)}`.repeat(2)],
  ["folders", "/home/a a a a".repeat(10_000)],
  ["slashes", `C:${"\\".repeat(100_000)}/home${"/".repeat(100_000)}`],
])("looks through %s in no more than moments", (_, text) => {
  maskText(text.slice(0, 1000));
  const began = performance.now();
  maskText(text);
  expect(performance.now() - began).toBeLessThan(2000);
});

it("masks every string inside a value, names of fields too, and leaves the rest", () => {
  expect(mask({ a: ["x@y.example", 123456789], "x@y.example": { c: true, d: null } })).toEqual({
    a: ["[email]", 123456789],
    "[email]": { c: true, d: null },
  });
});
