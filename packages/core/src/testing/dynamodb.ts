/** vitest's global setup: one DynamoDB for all tests that want one. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startDynamoDb } from "../../../local/src/dynamodb/start.ts";

declare module "vitest" {
  export interface ProvidedContext {
    dynamoDbUrl: string;
  }
}

export default async function setup(project: TestProject) {
  const dataFolder = await mkdtemp(path.join(tmpdir(), "luna-test-"));
  const dynamoDb = await startDynamoDb({ dataFolder, endpoint: process.env.DYNAMODB_ENDPOINT });
  project.provide("dynamoDbUrl", dynamoDb.url);
  return async () => {
    await dynamoDb.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
}
