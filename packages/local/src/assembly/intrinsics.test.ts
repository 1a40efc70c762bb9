import { describe, expect, it } from "vitest";
import { resolve, type Scope } from "./intrinsics.ts";

const scope: Scope = {
  ref: (id) => (id === "AWS::NoValue" ? undefined : `ref-${id}`),
  attribute: (id, name) => `att-${id}-${name}`,
  imported: (name) => `import-${name}`,
};

describe("resolve", () => {
  it.each([
    [{ Ref: "A" }, "ref-A"],
    [{ "Fn::GetAtt": ["A", "Arn"] }, "att-A-Arn"],
    [{ "Fn::GetAtt": "A.Endpoint.Port" }, "att-A-Endpoint.Port"],
    [{ "Fn::Join": ["", ["a/", { Ref: "B" }, "/c"]] }, "a/ref-B/c"],
    [{ "Fn::Select": [1, { "Fn::Split": ["-", { Ref: "A" }] }] }, "A"],
    [{ "Fn::ImportValue": { "Fn::Join": [":", ["x", "y"]] } }, "import-x:y"],
    [{ "Fn::Sub": "$" + "{A}-$" + "{B.Arn}-$" + "{!Literal}" }, "ref-A-att-B-Arn-$" + "{Literal}"],
    [{ "Fn::Sub": ["$" + "{Name}", { Name: { Ref: "A" } }] }, "ref-A"],
    [
      [1, { Ref: "AWS::NoValue" }, true],
      [1, true],
    ],
    [{ kept: 1, left: { Ref: "AWS::NoValue" } }, { kept: 1 }],
    [
      { Ref: "A", other: 1 },
      { Ref: "A", other: 1 },
    ],
  ])("%j becomes %j", (value, expected) => {
    expect(resolve(value, scope)).toEqual(expected);
  });

  it("names an intrinsic that it does not know", () => {
    expect(() => resolve({ "Fn::Cidr": [] }, scope)).toThrow("Fn::Cidr");
  });
});
