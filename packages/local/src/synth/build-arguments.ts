import { parseArgs } from "node:util";

/** Arguments that the command does not take; the message is what the person should read. */
export class UsageError extends Error {}

/** The stage to synthesize, told as SST is told: `--stage NAME`. @throws UsageError */
export function stageOf(args: string[]): string {
  try {
    const { values } = parseArgs({ args, options: { stage: { type: "string" } } });
    // Empty would be SST's way to take the stage that was used last.
    if (values.stage === "") throw new Error("Option '--stage <value>' is empty");
    return values.stage ?? "local";
  } catch (error) {
    const [sentence] = (error as Error).message.split("\n");
    throw new UsageError(
      `${sentence?.replace(/\.$/, "")}. Usage: npm run build -- [--stage <name>]`,
    );
  }
}
