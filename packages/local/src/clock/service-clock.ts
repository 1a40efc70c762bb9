import path from "node:path";
import type { ServiceClock } from "../part.ts";
import { readJsonFile, writeFileWhole } from "../state-file.ts";

/** The service clock with its offset on disk and in memory that worker threads share. */
export interface MovableClock extends ServiceClock {
  /** One 64-bit float: the offset in milliseconds. */
  shared: SharedArrayBuffer;
  /** Moves the clock ahead. */
  move(byMs: number): void;
}

const fileIn = (dataFolder: string) => path.join(dataFolder, "clock.json");

/** Lets the clock of a folder that holds no data yet begin in the past. */
export function beginEarlier(dataFolder: string, byMs: number): void {
  writeFileWhole(fileIn(dataFolder), JSON.stringify({ offsetMs: -byMs }));
}

/** Opens the clock of a data folder, which must exist. */
export function openClock(dataFolder: string): MovableClock {
  const file = fileIn(dataFolder);
  const shared = new SharedArrayBuffer(8);
  const offset = new Float64Array(shared);
  offset[0] = readJsonFile<{ offsetMs: number }>(file)?.offsetMs ?? 0;
  const offsetMs = () => offset[0] ?? 0;
  return {
    shared,
    now: () => Math.floor(Date.now() + offsetMs()),
    offsetMs,
    move(byMs) {
      if (!(byMs >= 0)) throw new Error("The clock moves ahead only.");
      offset[0] = offsetMs() + byMs;
      writeFileWhole(file, JSON.stringify({ offsetMs: offsetMs() }));
    },
  };
}
