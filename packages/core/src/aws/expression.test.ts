import { describe, expect, it } from "vitest";
import {
  and,
  expressionOf,
  ifAbsent,
  ifVersion,
  keyCondition,
  updateExpression,
} from "./expression.ts";

describe("conditions", () => {
  it("name the attributes they speak of and bring their values", () => {
    expect(expressionOf(ifVersion(3))).toEqual({
      ConditionExpression: "#version = :readVersion",
      ExpressionAttributeNames: { "#version": "version" },
      ExpressionAttributeValues: { ":readVersion": 3 },
    });
  });

  it("are joined so that both must hold", () => {
    expect(and(ifAbsent, undefined, ifVersion(2))).toEqual({
      expression: "(attribute_not_exists(#pk)) AND (#version = :readVersion)",
      values: { readVersion: 2 },
    });
  });

  it("are nothing when there is none", () => {
    expect(expressionOf(undefined)).toEqual({});
  });
});

describe("updates", () => {
  it("set, remove and add in one expression, and remove what is set to undefined", () => {
    expect(
      updateExpression({ set: { a: 1, gone: undefined }, remove: ["b"], add: { n: 2 } }),
    ).toEqual({
      UpdateExpression: "SET #a = :set_a REMOVE #b, #gone ADD #a0 :a0",
      ExpressionAttributeNames: { "#a": "a", "#b": "b", "#gone": "gone", "#a0": "n" },
      ExpressionAttributeValues: { ":set_a": 1, ":a0": 2 },
    });
  });
});

describe("key conditions", () => {
  it("bound a partition, a range of sort keys and a filter", () => {
    expect(
      keyCondition(
        "pk",
        "sk",
        "SESSION#1",
        { from: "a", to: "b" },
        { expression: "#kind = :kind", values: { kind: "note" } },
      ),
    ).toEqual({
      KeyConditionExpression: "#partitionKey = :partition AND #sortKey BETWEEN :sort AND :sortEnd",
      FilterExpression: "#kind = :kind",
      ExpressionAttributeNames: { "#partitionKey": "pk", "#sortKey": "sk", "#kind": "kind" },
      ExpressionAttributeValues: {
        ":partition": "SESSION#1",
        ":sort": "a",
        ":sortEnd": "b",
        ":kind": "note",
      },
    });
  });
});
