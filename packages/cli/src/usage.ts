import type { Command } from "./command.ts";

/** All commands at a glance. */
export const overview = (commands: readonly Command[]): string =>
  [
    "Usage: npm run luna -- <command> [options]",
    "",
    ...commands.map((command) => `  ${call(command).padEnd(26)}${command.summary}`),
    `  ${"help [command]".padEnd(26)}Shows this, or the options of a command.`,
    "",
    "Exit status: 0 done, 1 it failed, 2 called wrongly.",
  ].join("\n");

/** One command with its options. */
export function usageOf(command: Command): string {
  const options = Object.entries(command.options).map(([name, { value, needed, means }]) => {
    const flag = `--${name}${value ? ` <${value}>` : ""}`;
    return `  ${flag.padEnd(26)}${means}${needed ? " Needed." : ""}`;
  });
  return [
    `Usage: npm run luna -- ${call(command)}${options.length > 0 ? " [options]" : ""}`,
    "",
    command.summary,
    ...(command.details ?? []),
    ...(options.length > 0 ? ["", ...options] : []),
  ].join("\n");
}

const call = ({ name, operands }: Command) =>
  [name, ...operands.map((operand) => `<${operand}>`)].join(" ");
