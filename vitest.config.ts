import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    reporters: ["default", "./infra-tests/closing-line.ts"],
    projects: [
      {
        test: {
          name: "unit",
          include: ["packages/*/src/**/*.test.{ts,tsx}", "stacks/**/*.test.ts"],
          globalSetup: "packages/core/src/testing/dynamodb.ts",
        },
      },
      {
        test: {
          name: "infra",
          include: ["infra-tests/**/*.test.ts"],
          globalSetup: "infra-tests/global-setup.ts",
        },
      },
      {
        test: {
          name: "journey",
          include: ["packages/*/journeys/**/*.test.ts"],
          globalSetup: "packages/portal/src/testing/chromium.ts",
          // Each journey starts the whole stack and moves its clock.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
