import { describe, expect, it } from "vitest";
import { csvText } from "./csv.ts";

const one = (value: unknown) => csvText([{ name: "a", path: ["a"] }], [{ a: value }]).slice(3, -2);

describe("csvText", () => {
  it("has a header, a line for each row and an empty cell for what is absent", () => {
    const columns = [
      { name: "id", path: ["id"] },
      { name: "screening.score", path: ["screening", "score"] },
    ];
    const rows = [{ id: "prt_1", screening: { score: 80 } }, { id: "prt_2" }];
    expect(csvText(columns, rows)).toBe("id,screening.score\r\nprt_1,80\r\nprt_2,\r\n");
  });

  it.each([
    ["plain", "plain"],
    ['says "no"', '"says ""no"""'],
    ["one, two", '"one, two"'],
    ["two\nlines", '"two\nlines"'],
    ["Zoë 李 😀", "Zoë 李 😀"],
    [-5, "-5"],
    [true, "true"],
    [null, ""],
    [["a", "b"], '"a; b"'],
    [{ x: 1 }, '"{""x"":1}"'],
  ])("writes %j as %s", (value, expected) => {
    expect(one(value)).toBe(expected);
  });

  it.each(["=1+1", "+49 30 1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1", "  =1", ["=1", "2"]])(
    "lets %j run nowhere",
    (value) => {
      expect(one(value)).toMatch(/^"'/);
    },
  );
});
