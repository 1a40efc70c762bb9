import { describe, expect, it } from "vitest";
import { phase, signalsOf, type Told } from "./testing/signals-of.ts";

const clicks = (...seconds: number[]): Told[] => seconds.map((second) => [second, "click"]);
const heartbeats: Told[] = Array.from({ length: 8 }, (_, n) => [n * 15, "heartbeat"]);

describe("inactivity_burst", () => {
  it.each<[string, Told[], number]>([
    ["a pause of more than 120 s, then two acts", clicks(0, 120.001, 125), 1],
    ["a pause of 120 s", clicks(0, 120, 121), 0],
    ["two acts 5 s apart", clicks(0, 121, 126), 0],
    ["two acts less than 5 s apart", clicks(0, 121, 125.999), 1],
    ["one act", clicks(0, 121), 0],
    ["two acts that are not the first", clicks(0, 121, 130, 131), 0],
    ["telemetry in the pause", [...clicks(0), ...heartbeats, ...clicks(121, 122)], 1],
    ["activity in the pause", [...clicks(0), [60, "scroll"], ...clicks(121, 122)], 0],
    ["a pause that activity ends", [...clicks(0), [121, "scroll"], ...clicks(122, 123)], 1],
    ["activity instead of acts", [...clicks(0), [121, "scroll"], [122, "input"]], 0],
    ["trouble in the pause", [...clicks(0), [60, "crash"], ...clicks(121, 122)], 1],
    ["no act before", [[0, "heartbeat"], ...clicks(121, 122)], 0],
    [
      "a download in the pause",
      [...clicks(0), [1, "download_started"], [115, "download_completed"], ...clicks(121, 122)],
      0,
    ],
    ["a download that still runs", [...clicks(0), [1, "download_started"], ...clicks(130, 131)], 0],
    [
      "a pause after the download",
      [...clicks(0), [1, "download_started"], [20, "download_completed"], ...clicks(141, 142)],
      1,
    ],
    ["an installation", [...clicks(0), [1, "install_started"], ...clicks(130, 131)], 0],
    ["provisioning", [...clicks(0), [1, "vm_provisioning"], ...clicks(130, 131)], 0],
    [
      "a reboot",
      [
        ...clicks(0),
        [1, "reboot_required"],
        ...clicks(2),
        [200, "luna_launched"],
        ...clicks(201, 202),
      ],
      0,
    ],
  ])("of %s", (_what, events, count) => {
    expect(signalsOf("inactivity_burst", events)).toHaveLength(count);
  });

  it("has the beginning of the pause and both acts as evidence", () => {
    expect(signalsOf("inactivity_burst", clicks(0, 10, 131, 133, 134, 300, 301))).toEqual([
      ["inactivity_burst.none.app-2", [2, 3, 4]],
      ["inactivity_burst.none.app-5", [5, 6, 7]],
    ]);
  });

  it("leaves the pause of a resumed session out", () => {
    const events = clicks(0, 3600, 3601);
    expect(signalsOf("inactivity_burst", events)).toHaveLength(1);
    const phases = [phase(0, 60), phase(3590)];
    expect(signalsOf("inactivity_burst", events, { phases })).toEqual([]);
  });
});
