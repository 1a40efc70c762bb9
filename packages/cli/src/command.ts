/** What a command is made of, and what it gets to work with. */

/** Options by name; a flag is `true`. */
export type Options = Readonly<Record<string, string | true | undefined>>;

export interface Io {
  /** A line for the person or the next program. */
  print(line: string): void;
  /** Where the stack of this machine keeps its data. */
  dataFolder: string;
}

export interface Command {
  name: string;
  /** Names of what stands after the command; all are needed. */
  operands: readonly string[];
  /** What each option means; those without a `value` are flags. */
  options: Readonly<Record<string, { value?: string; needed?: true; means: string }>>;
  summary: string;
  /** Lines that its help has besides. */
  details?: readonly string[];
  /** @throws UsageError, AppError or another error; the process then ends with 2 or 1. */
  run(io: Io, operands: readonly string[], options: Options): Promise<void>;
}

/** The command was called wrongly: the message says how it is meant. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
