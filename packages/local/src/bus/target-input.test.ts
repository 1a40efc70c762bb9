import { describe, expect, it } from "vitest";
import { targetInput } from "./target-input.ts";

const event = { time: "2026-01-01T00:00:00Z", detail: { id: 'a"b', count: 3, list: [{ x: 1 }] } };

describe("targetInput", () => {
  it("is the event, a constant or a part", () => {
    expect(targetInput({}, event)).toBe(event);
    expect(targetInput({ Input: '{"a":1}' }, event)).toEqual({ a: 1 });
    expect(targetInput({ InputPath: "$.detail.list[0].x" }, event)).toBe(1);
  });

  it("fills a template, inside quotes and outside", () => {
    const transformer = {
      InputPathsMap: { id: "$.detail.id", count: "$.detail.count", list: "$.detail.list" },
      InputTemplate: '{"text":"item <id>","count":<count>,"list":<list>}',
    };
    expect(targetInput({ InputTransformer: transformer }, event)).toEqual({
      text: 'item a"b',
      count: 3,
      list: [{ x: 1 }],
    });
  });

  it("fills a template of plain text", () => {
    const transformer = {
      InputPathsMap: { count: "$.detail.count" },
      InputTemplate: "n is <count>",
    };
    expect(targetInput({ InputTransformer: transformer }, event)).toBe("n is 3");
  });
});
