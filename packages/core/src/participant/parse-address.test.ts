import { describe, expect, it } from "vitest";
import { parseAddress } from "./parse-address.ts";

describe("parseAddress", () => {
  it.each([
    ["a@b.de", "a@b.de"],
    ["  Mira.Neumann@Example.COM ", "Mira.Neumann@example.com"],
    ["first+tag@sub.example.org", "first+tag@sub.example.org"],
    ["o'neil_{x}@example.ie", "o'neil_{x}@example.ie"],
    ["jörg@Bücher.example", "jörg@xn--bcher-kva.example"],
    ["li@例子.测试", "li@xn--fsqu00a.xn--0zwm56d"],
    ["u@xn--bcher-kva.example", "u@xn--bcher-kva.example"],
    [`${"a".repeat(64)}@example.org`, `${"a".repeat(64)}@example.org`],
    ["1@2.three", "1@2.three"],
    ["jo\u0308rg@example.org", "j\u00f6rg@example.org"],
  ])("takes %s", async (text, address) => {
    expect(await parseAddress(text)).toBe(address);
  });

  it.each([
    "",
    "a",
    "@example.org",
    "a@",
    "a@b",
    "a b@example.org",
    ".a@example.org",
    "a.@example.org",
    "a..b@example.org",
    "a@b@example.org",
    '"a b"@example.org',
    "a@[10.0.0.1]",
    "a@10.0.0.1",
    "a@10.0.0.123",
    "a@ex%61mple.org",
    "a@exa\u00admple.org",
    "a@\u4f8b\u5b50\u3002org",
    `a@${"\u4f8b".repeat(60)}.org`,
    "a@-example.org",
    "a@example-.org",
    "a@example..org",
    "a@example.org.",
    "a@exam_ple.org",
    "a@example.org, b@example.org",
    "Mira <a@example.org>",
    "a@example.org\r\nbcc: b@example.org",
    "a\u0000@example.org",
    "a\u00a0b@example.org",
    "a\u202e@example.org",
    `${"a".repeat(65)}@example.org`,
    `a@${"b".repeat(64)}.org`,
    `a@${"b.".repeat(125)}org`,
    `${"ä".repeat(33)}@example.org`,
  ])("refuses %j", async (text) => {
    expect(await parseAddress(text)).toBeUndefined();
  });
});
