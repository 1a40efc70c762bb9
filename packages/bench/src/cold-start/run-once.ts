// In a fresh process: loads a bundle, hands its function one request, writes the times to file descriptor 3.
// Arguments: the bundle, and a file with the request as JSON.
import { readFileSync, writeSync } from "node:fs";
import { pathToFileURL } from "node:url";

export interface ColdStart {
  /** Loading the bundle. */
  importMs: number;
  /** Loading it and answering the first request, DynamoDB's answer included. */
  totalMs: number;
  status: number;
  body: string;
}

const [file = "", request = ""] = process.argv.slice(2);
const event: unknown = JSON.parse(readFileSync(request, "utf8"));
const url = pathToFileURL(file).href;

const began = performance.now();
const { handler } = (await import(url)) as {
  handler(event: unknown, context: object): Promise<{ statusCode: number; body?: string }>;
};
const loaded = performance.now();
const answer = await handler(event, { awsRequestId: "bench" });
const answered = performance.now();

const result: ColdStart = {
  importMs: loaded - began,
  totalMs: answered - began,
  status: answer.statusCode,
  body: answer.body ?? "",
};
writeSync(3, JSON.stringify(result));
// connections that are kept alive would hold the process
process.exit(0);
