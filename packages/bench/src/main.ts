// `npm run bench`: takes every figure and prints it. `npm run bench -- cold-start adapter` takes these only.
import { adapter } from "./adapter/adapter.ts";
import { alerts } from "./alerts/alerts.ts";
import { coldStart } from "./cold-start/cold-start.ts";
import { eventCost } from "./events/event-cost.ts";
import { ingest } from "./ingest/ingest.ts";
import { insights } from "./insights/insights.ts";
import { live } from "./live/live.ts";
import { describeMachine } from "./machine.ts";
import { paint } from "./paint/paint.ts";
import { sender } from "./sender/sender.ts";
import { firstStart } from "./start/first-start.ts";
import { struggles } from "./struggles/struggles.ts";
import type { Taken } from "./taken.ts";
import { units } from "./units/units.ts";
import { upload } from "./upload/upload.ts";

/** Each takes its figures and answers with what to print. */
const benches: Record<string, () => Promise<Taken>> = {
  "cold-start": coldStart,
  adapter,
  ingest,
  units,
  events: eventCost,
  live,
  insights,
  alerts,
  struggles,
  sender,
  upload,
  paint,
  start: firstStart,
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !benches[name]);
if (unknown.length > 0) {
  console.error(
    `There is no bench ${unknown.join(", ")}. There are: ${Object.keys(benches).join(", ")}.`,
  );
  process.exitCode = 2;
} else {
  console.log(
    describeMachine(["npm run bench", ...(chosen.length > 0 ? ["--", ...chosen] : [])].join(" ")),
  );
  for (const [name, bench] of Object.entries(benches)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    console.log(`\n## ${name}\n`);
    try {
      const { text, problems } = await bench();
      console.log(text);
      for (const problem of problems) console.error(`\nNot measured: ${problem}`);
      if (problems.length > 0) process.exitCode = 1;
    } catch (error) {
      // the other figures are still worth taking
      console.error(error);
      process.exitCode = 1;
    }
  }
}
