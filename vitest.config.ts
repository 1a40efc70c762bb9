import { defineConfig } from "vitest/config";
import { keepFilesInMemory } from "./infra-tests/testing/files-in-memory.ts";
import { LongestFirst } from "./infra-tests/testing/longest-first.ts";

keepFilesInMemory();

const dynamoDb = "packages/core/src/testing/dynamodb.ts";
const tableTests = "packages/*/src/**/*.table.test.ts";
const functionTests = "packages/functions/src/**/*.test.ts";
/** No test says how fast a thing is: a busy machine may take its time. */
const patience = { testTimeout: 30_000, hookTimeout: 60_000 };
/** Half of the time went into loading the same modules for each file anew. */
const shared = { pool: "threads", isolate: false } as const;

export default defineConfig({
  test: {
    reporters: ["default", "./infra-tests/closing-line.ts"],
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: "unit",
          ...patience,
          include: ["packages/*/src/**/*.test.{ts,tsx}", "stacks/**/*.test.ts"],
          exclude: [tableTests, functionTests],
          ...shared,
        },
      },
      {
        test: {
          name: "table",
          ...patience,
          include: [tableTests],
          globalSetup: dynamoDb,
          ...shared,
        },
      },
      {
        test: {
          name: "functions",
          ...patience,
          include: [functionTests],
          globalSetup: dynamoDb,
          // A function keeps its environment and its clients while it is warm: a world for each file.
          pool: "threads",
        },
      },
      {
        test: {
          name: "infra",
          ...patience,
          include: ["infra-tests/**/*.test.ts"],
          globalSetup: "infra-tests/global-setup.ts",
        },
      },
      {
        test: {
          name: "journey",
          include: ["packages/*/journeys/**/*.test.ts"],
          globalSetup: ["packages/portal/src/testing/chromium.ts", dynamoDb],
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
