import { expect, it } from "vitest";
import { orderAll } from "../event/order.ts";
import { chunksOf, type Told } from "../struggle/testing/signals-of.ts";
import { patternsOf } from "./patterns.ts";

const patterns = (told: Told[]) => patternsOf(orderAll(chunksOf(told)), []);
const to = (second: number, target: string): Told => [second, "navigation", { target }];

it("tells paths, places and returns of navigation", () => {
  const { paths, places, returns } = patterns([
    to(0, "home"),
    to(5, "help"),
    to(9, "home"),
    to(12, "help"),
    to(13, "help"),
    to(20, "download"),
  ]);
  expect(paths[0]).toEqual({ from: "home", to: "help", count: 2 });
  expect(places.slice(0, 2)).toEqual([
    { place: "home", visits: 2, returns: 1 },
    { place: "help", visits: 2, returns: 1 },
  ]);
  expect(returns).toBe(2);
});

it("tells acts that are repeated three times or more in a row on one target", () => {
  const click = (second: number, target: string): Told => [second, "click", { target }];
  const { repeats, acts } = patterns([
    ...[0, 1, 2, 3].map((second) => click(second, "save")),
    click(4, "close"),
    click(5, "save"),
    click(6, "save"),
  ]);
  expect(acts).toBe(7);
  expect(repeats).toMatchObject([{ type: "click", target: "save", times: 4 }]);
});

it("tells pauses over 30 seconds, and leaves those between phases out", () => {
  const told: Told[] = [
    [0, "click", { target: "a" }],
    [30, "click", { target: "b" }],
    [91, "click", { target: "c" }],
    [100, "heartbeat"],
  ];
  expect(patterns(told).pauses).toMatchObject([{ seconds: 61, after: "click" }]);
  const start = Date.parse("2026-11-23T09:00:00Z");
  const paused = patternsOf(orderAll(chunksOf(told)), [[start + 40_000, start + 90_000]]);
  expect(paused.pauses).toEqual([]);
});
