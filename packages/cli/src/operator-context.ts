/** The context of an operator: core's own adapters on the table of a deployed stage. */
import { randomUUID } from "node:crypto";
import { luna } from "@luna/contracts/study/luna";
import { connectTable } from "@luna/core/aws/table";
import type { Context, Settings } from "@luna/core/context";
import type { Options } from "./command.ts";

/** Options of every command that works on a table; region and credentials are those of the AWS SDK. */
export const tableOptions = {
  table: { value: "name", needed: true, means: "Name of the stage's table." },
} as const;

export function operatorContext({ table }: Options): Context {
  return {
    // as an admin, so that what the operator reads of a person is in the audit too
    actor: { kind: "staff", id: "operator", role: "admin", name: "Operator", email: "" },
    now: Date.now,
    requestId: `operator-${randomUUID()}`,
    table: connectTable({ name: String(table), now: Date.now }),
    keys: () => Promise.reject(new Error("the stage's secret is known to its functions only")),
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
