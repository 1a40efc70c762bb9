// `npm run demo [-- --stack <path>]`: plays a study day against the stack that runs here;
// with `--people 200 --days 30 [--seed 7]` a whole study, and with `--reports <folder>` one of each
// report on it.
import { playDay } from "./day/play-day.ts";
import { findStack, UsageError } from "./stack/stack.ts";
import { playStudy } from "./study/play-study.ts";
import { saveReports } from "./study/save-reports.ts";
import { tellTruths } from "./study/tell.ts";
import { type Arguments, readArguments, usage } from "./terminal/arguments.ts";
import { told } from "./terminal/failure.ts";
import { lines } from "./terminal/lines.ts";

// Whoever reads may have seen enough, as head has: then end with the status of SIGPIPE, like other tools.
process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
  process.exit(code === "EPIPE" ? 141 : 1);
});

const out = lines(console.log, process.stdout.isTTY === true);
try {
  const given = readArguments(process.argv.slice(2));
  if (given.help) console.log(usage);
  else if (!(await play(given))) process.exitCode = 1;
} catch (error) {
  console.error(told(error));
  if (error instanceof UsageError) console.error(`\n${usage}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

/** False when a call of the day has failed for good. */
async function play({ stack: file, plan, reports }: Arguments): Promise<boolean> {
  const stack = findStack(file === undefined ? [] : [`--stack=${file}`]);
  const { portalUrl, inboxUrl, consoleUrl } = stack;
  out.item(`Portal ${portalUrl}   Inbox ${inboxUrl}   Console ${consoleUrl}`, "faint");
  if (!plan) return (await playDay(stack, out)).failures.length === 0;
  out.heading(`${plan.people} people in ${plan.days} days, by seed ${plan.seed}`);
  await playStudy(stack, plan, out);
  await tellTruths(stack, out);
  if (reports !== undefined) await saveReports(stack, reports, out);
  return true;
}
