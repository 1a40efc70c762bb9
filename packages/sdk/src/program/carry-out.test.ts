import { expect, it } from "vitest";
import { carryOut } from "./carry-out.ts";
import { prepare } from "./prepare.ts";

const command = { id: "c1", command: "request_status", data: {} } as const;
const circle: Record<string, unknown> = {};
circle.self = circle;

it.each<[string, () => unknown, object]>([
  ["a long text", () => "x".repeat(50_000_000), { result: `${"x".repeat(2000)}…` }],
  [
    "what is large",
    () => ({ list: new Array(5_000_000).fill(1) }),
    { resultLeftOut: "it is over 8192 bytes" },
  ],
  [
    "letters of many bytes",
    () => ["\u0001".repeat(6000)],
    { resultLeftOut: "it is over 8192 bytes" },
  ],
  ["bytes", () => new Uint8Array(20_000), { resultLeftOut: "it holds binary content" }],
  ["a circle", () => circle, { resultLeftOut: "it leads back to itself" }],
  ["a large number", () => 12n, { result: "12" }],
  ["a function", () => () => 1, {}],
  [
    "a long reason",
    () => Promise.reject(new Error("x".repeat(50_000))),
    { outcome: "refused", reason: `${"x".repeat(2000)}…` },
  ],
  [
    "what is no reason",
    () => Promise.reject(Object.create(null)),
    { outcome: "refused", reason: "no reason that can be told" },
  ],
])("tells the team how it went with %s", async (_, act, told) => {
  const data = await carryOut(command, act);
  expect(data).toEqual({
    name: "command_outcome",
    ...{ id: "c1", command: "request_status" },
    outcome: "done",
    ...told,
  });
  expect(prepare({ type: "custom", data }, 0).data).toMatchObject({ outcome: data.outcome });
});

it.each(["/home/a", "1@1.1 ", "\u0001", "\u20ac"])(
  "tells it in one event whatever %j becomes",
  async (piece) => {
    for (const act of [() => piece.repeat(3000), () => [piece.repeat(8000 / piece.length)]]) {
      const data = await carryOut(command, act);
      expect(() => prepare({ type: "custom", data }, 0)).not.toThrow();
    }
  },
);
