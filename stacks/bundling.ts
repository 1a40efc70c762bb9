/** How the code of a function is bundled, so that it starts fast: `docs/decisions/cold-start.md`. */

import type { FunctionProps } from "sst/constructs";

export const bundling = {
  format: "esm",
  minify: true,
  // Beside the bundle, so that stack traces name our files.
  sourcemap: true,
  // What is imported only when needed comes as a file of its own, and is read only then.
  splitting: true,
  esbuild: {
    keepNames: false,
    legalComments: "none",
    sourcesContent: false,
    // ES modules shake: the SDK's load a third faster than its CommonJS
    mainFields: ["module", "main"],
    // else React's development build comes along
    define: { "process.env.NODE_ENV": '"production"' },
    // Lambda gives credentials in the environment; the SDK's search for others is over 80 KB
    alias: {
      "@aws-sdk/credential-provider-node": "@luna/core/aws/environment-credentials",
    },
  },
} satisfies FunctionProps["nodejs"];
