// `npm run demo [-- --stack <path>]`: plays a study day against the stack that runs here;
// with `--people 200 --days 30 [--seed 7]` a whole study, and with `--reports <folder>` one of each
// report on it.
import { parseArgs } from "node:util";
import { playDay } from "./day/play-day.ts";
import { DemoError, findStack } from "./stack/stack.ts";
import { playStudy, type StudyPlan } from "./study/play-study.ts";
import { saveReports } from "./study/save-reports.ts";
import { tellTruths } from "./study/tell.ts";
import { lines } from "./terminal/lines.ts";

const out = lines(console.log, process.stdout.isTTY === true);
try {
  const { values } = parseArgs({
    options: {
      stack: { type: "string" },
      people: { type: "string" },
      days: { type: "string" },
      seed: { type: "string" },
      reports: { type: "string" },
    },
  });
  const stack = findStack(values.stack === undefined ? [] : ["--stack", values.stack]);
  const plan = planOf(values);
  out.item(
    `Portal ${stack.portalUrl}   Inbox ${stack.inboxUrl}   Console ${stack.consoleUrl}`,
    "faint",
  );
  if (plan) {
    out.heading(`${plan.people} people in ${plan.days} days, by seed ${plan.seed}`);
    await playStudy(stack, plan, out);
    await tellTruths(stack, out);
    if (values.reports !== undefined) await saveReports(stack, values.reports, out);
  } else if ((await playDay(stack, out)).failures.length > 0) process.exitCode = 1;
} catch (error) {
  const isClear = error instanceof DemoError || (error as Error).name === "ConnectionError";
  console.error(isClear ? (error as Error).message : error);
  process.exitCode = 1;
}

/** A whole study where people or days are given. @throws DemoError for what is no whole number from 1 */
function planOf(values: { people?: string; days?: string; seed?: string }): StudyPlan | undefined {
  if (values.people === undefined && values.days === undefined) return undefined;
  const whole = (name: string, value: string | undefined, usual: number) => {
    const number = value === undefined ? usual : Number(value);
    if (!Number.isInteger(number) || number < 1)
      throw new DemoError(`--${name} takes a whole number from 1.`);
    return number;
  };
  return {
    people: whole("people", values.people, 200),
    days: whole("days", values.days, 30),
    seed: whole("seed", values.seed, 7),
  };
}
