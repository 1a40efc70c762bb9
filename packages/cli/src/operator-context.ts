/** The context of an operator: core's own adapters on the table of a deployed stage. */
import { randomUUID } from "node:crypto";
import { luna } from "@luna/contracts/study/luna";
import { connectSecret } from "@luna/core/aws/secret";
import { connectTable } from "@luna/core/aws/table";
import type { Context, Settings } from "@luna/core/context";
import type { Options } from "./command.ts";

/** Options of every command that works on a table; region and credentials are those of the AWS SDK. */
export const tableOptions = {
  table: { value: "name", needed: true, means: "Name of the stage's table." },
} as const;

export const secretOptions = {
  secret: { value: "arn", needed: true, means: "The stage's secret." },
} as const;

export function operatorContext({ table, secret }: Options): Context {
  return {
    // as an admin, so that what the operator reads of a person is in the audit too
    actor: { kind: "staff", id: "operator", role: "admin", name: "Operator", email: "" },
    now: Date.now,
    requestId: `operator-${randomUUID()}`,
    table: connectTable({ name: String(table), now: Date.now }),
    keys:
      typeof secret === "string"
        ? connectSecret(secret)
        : () => Promise.reject(new Error("this command was not given the stage's secret")),
    get settings(): Settings {
      throw new Error("the stage's settings are known to its functions only");
    },
    study: luna,
    log: { info: writeLog, warn: writeLog, error: writeLog },
  };
}

/** Beside the output, which may go to a file. */
function writeLog(message: string, fields: Record<string, unknown> = {}): void {
  console.error(JSON.stringify({ message, ...fields }));
}
