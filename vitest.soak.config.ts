import { defineConfig } from "vitest/config";

/** Long runs under load, apart from `npm test`. */
export default defineConfig({
  test: {
    reporters: ["default", "./infra-tests/closing-line.ts"],
    globalSetup: ["packages/core/src/testing/dynamodb.ts"],
    include: ["packages/*/soak/**/*.soak.test.ts"],
    fileParallelism: false,
    // What one failed kill leaves behind says nothing about the next.
    bail: 1,
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});
