import { describe, expect, it } from "vitest";
import { routeTable } from "./route-table.ts";

const keys = [
  "GET /",
  "GET /things",
  "GET /things/{id}",
  "ANY /things/{id}",
  "GET /things/stats",
  "GET /things/{id}/parts/{part}",
  "ANY /things/{rest+}",
  "GET /{first}/fixed",
];
const find = routeTable(keys.map((key) => ({ key, functionArn: key, timeoutMs: 1 })));

describe("routeTable", () => {
  it.each([
    ["GET", "/", "GET /", {}],
    ["GET", "/things", "GET /things", {}],
    ["GET", "/things/stats", "GET /things/stats", {}],
    ["GET", "/things/7", "GET /things/{id}", { id: "7" }],
    ["POST", "/things/7", "ANY /things/{id}", { id: "7" }],
    ["GET", "/things/a%20b%2Fc", "GET /things/{id}", { id: "a b/c" }],
    ["GET", "/things/%E0%A4%A", "GET /things/{id}", { id: "%E0%A4%A" }],
    ["GET", "/things/7/parts/8", "GET /things/{id}/parts/{part}", { id: "7", part: "8" }],
    ["PUT", "/things/7/parts/8", "ANY /things/{rest+}", { rest: "7/parts/8" }],
    ["GET", "/things/fixed", "GET /things/{id}", { id: "fixed" }],
    ["GET", "/others/fixed", "GET /{first}/fixed", { first: "others" }],
  ])("%s %s is %s", (method, path, key, parameters) => {
    expect(find(method, path)).toMatchObject({ route: { key }, parameters });
  });

  it.each([
    ["POST", "/"],
    ["GET", "/nothing"],
    ["POST", "/things"],
    ["GET", "/things/"],
    ["GET", "/Things"],
  ])("%s %s is nowhere", (method, path) => {
    expect(find(method, path)).toBeUndefined();
  });

  it("falls back to $default where there is one", () => {
    const withDefault = routeTable([
      { key: "$default", functionArn: "d", timeoutMs: 1 },
      { key: "GET /a", functionArn: "a", timeoutMs: 1 },
    ]);
    expect(withDefault("GET", "/a")?.route.functionArn).toBe("a");
    expect(withDefault("GET", "/b")?.route.functionArn).toBe("d");
  });
});
