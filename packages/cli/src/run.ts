import { parseArgs } from "node:util";
import { type Command, type Io, type Options, UsageError } from "./command.ts";
import { eraseParticipant } from "./commands/erase-participant.ts";
import { exportParticipant } from "./commands/export-participant.ts";
import { readJob } from "./commands/read-job.ts";
import { rebuild } from "./commands/rebuild.ts";
import { recount } from "./commands/recount.ts";
import { redrive } from "./commands/redrive.ts";
import { routes } from "./commands/routes.ts";
import { status } from "./commands/status.ts";
import { verifyAudit } from "./commands/verify-audit.ts";
import { verifyFiles } from "./commands/verify-files.ts";
import { overview, usageOf } from "./usage.ts";

export const commands: readonly Command[] = [
  status,
  routes,
  exportParticipant,
  eraseParticipant,
  verifyFiles,
  verifyAudit,
  readJob,
  redrive,
  rebuild,
  recount,
];

/** Runs what the arguments say. @throws UsageError when they say nothing that there is */
export async function run(args: readonly string[], io: Io): Promise<void> {
  const [name, ...rest] = args;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    io.print(rest[0] === undefined ? overview(commands) : usageOf(commandOf(rest[0])));
    return;
  }
  const command = commandOf(name);
  const { operands, options } = parse(command, rest);
  await command.run(io, operands, options);
}

function commandOf(name: string): Command {
  const command = commands.find((each) => each.name === name);
  if (!command) throw new UsageError(`There is no command "${name}".\n\n${overview(commands)}`);
  return command;
}

function parse(command: Command, args: string[]): { operands: string[]; options: Options } {
  const wrong = (message: string) => new UsageError(`${message}\n\n${usageOf(command)}`);
  const declared = Object.entries(command.options).map(
    ([option, { value }]) => [option, { type: value ? "string" : "boolean" }] as const,
  );
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({ args, options: Object.fromEntries(declared), allowPositionals: true });
  } catch (error) {
    throw wrong((error as Error).message);
  }
  const { positionals, values } = parsed;
  if (positionals.length !== command.operands.length)
    throw wrong(
      command.operands.length === 0
        ? `${command.name} takes nothing but options.`
        : `${command.name} needs: ${command.operands.join(", ")}.`,
    );
  const missing = Object.keys(command.options).filter(
    (option) => command.options[option]!.needed && values[option] === undefined,
  );
  if (missing.length > 0) throw wrong(`Missing: ${missing.map((each) => `--${each}`).join(", ")}.`);
  return { operands: positionals, options: values as Options };
}
