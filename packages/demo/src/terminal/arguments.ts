import { parseArgs } from "node:util";
import { UsageError } from "../stack/stack.ts";
import type { StudyPlan } from "../study/play-study.ts";

const wholeNumber = "a whole number from 1";
/** What each option takes. */
const takes: Record<string, string> = {
  stack: "the path of a stack.json",
  people: wholeNumber,
  days: wholeNumber,
  seed: wholeNumber,
  reports: "a folder",
};

export const usage = `Usage: npm run demo [-- options]

Plays a study day against the stack that runs here; with --people or --days a whole study.

  --stack <path>      stack.json of another stack; without it that of the data folder, LUNA_DATA.
  --people <number>   So many people take part (200).
  --days <number>     In so many days (30).
  --seed <number>     The same seed draws the same study (7).
  --reports <folder>  Keeps one of each report on the study there.`;

export interface Arguments {
  help: boolean;
  /** Path of its `stack.json`, where it is said. */
  stack: string | undefined;
  /** A whole study; a day without. */
  plan: StudyPlan | undefined;
  /** Folder for the reports on a study. */
  reports: string | undefined;
}

/** @throws UsageError with a sentence on what is wrong */
export function readArguments(args: readonly string[]): Arguments {
  const values = parse(args);
  const whole = (name: "people" | "days" | "seed", usual: number) => {
    const number = values[name] === undefined ? usual : Number(values[name]);
    if (!Number.isInteger(number) || number < 1) throw wrongValue(name);
    return number;
  };
  const plan = { people: whole("people", 200), days: whole("days", 30), seed: whole("seed", 7) };
  const { help = false, stack, people, days, seed, reports } = values;
  const isStudy = people !== undefined || days !== undefined;
  if (!isStudy && (seed !== undefined || reports !== undefined))
    throw new UsageError("--seed and --reports are those of a study: say --people or --days.");
  return { help, stack, reports, plan: isStudy ? plan : undefined };
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        ...{ stack: text, people: text, days: text, seed: text, reports: text },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const option = /'--([\w-]+)/.exec(message)?.[1] ?? "";
    if (code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE" && takes[option]) throw wrongValue(option);
    // what follows its first sentence is on the syntax of parseArgs
    throw new UsageError(`${message.split(/\.\s/)[0]?.replace(/\.$/, "")}.`);
  }
}

const wrongValue = (option: string) => new UsageError(`--${option} takes ${takes[option]}.`);
