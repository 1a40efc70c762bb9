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
