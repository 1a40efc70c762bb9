/** The import rules of docs/architecture.md, held by a check. Tests and their helpers are exempt. */
const exempt = "\\.test\\.tsx?$|/testing/|/journeys/";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-circular",
      comment: "A circle means that two things are one.",
      severity: "error",
      from: { pathNot: exempt },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "contracts-import-zod-mini-only",
      comment: "Contracts load in every function and in the browser.",
      severity: "error",
      from: { path: "^packages/contracts/src", pathNot: exempt },
      to: {
        pathNot: "^packages/contracts/src|^node_modules/zod/(v4/)?mini/|^node_modules/zod/v4/core/",
      },
    },
    {
      name: "aws-sdk-in-stores-and-adapters-only",
      comment: "A store knows keys and expressions, and nothing else does.",
      severity: "error",
      from: {
        path: "^packages/(core|functions|contracts|emails|sdk|portal|demo|cli)/",
        pathNot: `^packages/core/src/.+/store\\.ts$|^packages/core/src/aws/|${exempt}`,
      },
      to: { path: "node_modules/(@aws-sdk|@smithy)/" },
    },
    {
      name: "core-knows-no-edge",
      comment: "The domain does not know who calls it.",
      severity: "error",
      from: { path: "^packages/core/src", pathNot: exempt },
      to: { path: "^(packages/(functions|sdk|portal|local|demo|cli)|stacks)/" },
    },
    {
      name: "emails-import-contracts-only",
      severity: "error",
      from: { path: "^packages/emails/src", pathNot: exempt },
      to: { path: "^(packages/(core|functions|sdk|portal|local|demo|cli)|stacks)/" },
    },
    {
      name: "sdk-imports-contracts-only",
      severity: "error",
      from: { path: "^packages/sdk/src", pathNot: exempt },
      to: { path: "^(packages/(core|functions|emails|portal|local|demo|cli)|stacks)/" },
    },
    {
      name: "portal-reaches-the-service-through-the-sdk",
      severity: "error",
      from: { path: "^packages/portal/src", pathNot: exempt },
      to: { path: "^(packages/(core|functions|emails|local|demo|cli)|stacks)/" },
    },
    {
      name: "demo-reaches-the-service-through-the-sdk",
      severity: "error",
      from: { path: "^packages/demo/src", pathNot: exempt },
      to: { path: "^(packages/(core|functions|emails|portal|local|cli)|stacks)/" },
    },
    {
      name: "local-imports-none-of-ours",
      comment: "It reads the synthesized assembly; what is not in the template does not run.",
      severity: "error",
      from: { path: "^packages/local/src", pathNot: exempt },
      to: { path: "^(packages/(contracts|core|functions|emails|sdk|portal|demo|cli)|stacks)/" },
    },
    {
      name: "stacks-import-contracts-only",
      comment: "Function files are named by their path.",
      severity: "error",
      from: { path: "^stacks/", pathNot: exempt },
      to: { path: "^packages/(core|functions|emails|sdk|portal|local|demo|cli)/" },
    },
    {
      name: "not-to-tests",
      severity: "error",
      from: { pathNot: exempt },
      to: { path: exempt },
    },
    {
      name: "resolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(sst|aws-lambda)" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|\\.sst|\\.luna)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
