import { describe, expect, it } from "vitest";
import type { IamStatement } from "../part.ts";
import { decide } from "./decide.ts";
import { explainDenial } from "./explain.ts";
import { matches } from "./match.ts";

const table = "arn:aws:dynamodb:eu-central-1:123456789012:table/dev-luna";
const statements: IamStatement[] = [
  { Effect: "Allow", Action: ["dynamodb:GetItem", "dynamodb:Query"], Resource: [table] },
  { Effect: "Allow", Action: "dynamodb:Query", Resource: `${table}/index/*` },
  { Effect: "Allow", Action: "s3:*", Resource: "arn:aws:s3:::files/*" },
  { Effect: "Deny", Action: "s3:DeleteObject", Resource: "arn:aws:s3:::files/keep/*" },
];

describe("decide", () => {
  it.each([
    ["dynamodb:GetItem", table, true],
    ["dynamodb:getitem", table, true],
    ["dynamodb:PutItem", table, false],
    ["dynamodb:GetItem", `${table}-other`, false],
    ["dynamodb:Query", `${table}/index/agenda`, true],
    ["dynamodb:Scan", `${table}/index/agenda`, false],
    ["s3:PutObject", "arn:aws:s3:::files/a/b.png", true],
    ["s3:PutObject", "arn:aws:s3:::files", false],
    ["s3:DeleteObject", "arn:aws:s3:::files/a", true],
    ["s3:DeleteObject", "arn:aws:s3:::files/keep/a", false],
  ])("%s on %s: %s", (action, resource, allowed) => {
    expect(decide(statements, { action, resource }).allowed).toBe(allowed);
  });

  it("tells which patterns allowed it", () => {
    expect(
      decide(statements, { action: "s3:GetObject", resource: "arn:aws:s3:::files/x" }).by,
    ).toEqual({
      effect: "Allow",
      action: "s3:*",
      resource: "arn:aws:s3:::files/*",
    });
  });

  it("names the missing statement", () => {
    const permission = { action: "dynamodb:PutItem", resource: table };
    const text = explainDenial("arn:role", permission, decide(statements, permission));
    expect(text).toContain(`"Action":"dynamodb:PutItem"`);
    expect(text).toContain(`"Resource":"${table}"`);
  });
});

describe("matches", () => {
  it.each([
    ["a?c", "abc", true],
    ["a?c", "ac", false],
    ["a.c", "abc", false],
    ["*", "", true],
    ["a*", "a\nb", true],
  ])("%s ~ %j: %s", (pattern, value, expected) => {
    expect(matches(pattern, value)).toBe(expected);
  });
});
