import { describe, expect, it } from "vitest";
import { foldAddress, parseAddress } from "./address.ts";

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
  ])("takes %s", (text, address) => {
    expect(parseAddress(text)).toBe(address);
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
  ])("refuses %j", (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });
});

it("holds both spellings of an international domain for one", () => {
  expect(foldAddress("Jörg@BÜCHER.example")).toBe(foldAddress("jörg@xn--bcher-kva.example"));
});

it("folds case, blanks around and the form of accents", () => {
  expect(foldAddress(" JO\u0308RG@Example.org ")).toBe("jörg@example.org");
});
