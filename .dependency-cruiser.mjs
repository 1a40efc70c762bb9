/** The import rules of docs/architecture.md, held by a check. Tests and their helpers are exempt. */
const exempt = "\\.test\\.tsx?$|/testing/|/journeys/";

/** Which of our own a zone may import; functions, the CLI and the bench sit at the edge and may import any. */
const mayImport = {
  contracts: [],
  // The domain does not know who calls it.
  core: ["contracts", "emails"],
  emails: ["contracts"],
  sdk: ["contracts"],
  // The service is reached through the SDK.
  portal: ["contracts", "sdk"],
  demo: ["contracts", "sdk"],
  // It reads the synthesized assembly: what is not in the template does not run.
  local: [],
  // Function files are named by their path.
  stacks: ["contracts"],
};

const folderOf = (zone) => (zone === "stacks" ? "stacks/" : `packages/${zone}/`);

const zone = ([name, allowed]) => ({
  name: `${name}-imports-${allowed.join("-and-") || "none-of-ours"}`,
  severity: "error",
  from: { path: `^${folderOf(name)}`, pathNot: exempt },
  to: {
    path: "^(packages|stacks)/",
    pathNot: [name, ...allowed].map((each) => `^${folderOf(each)}`),
  },
});

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
    ...Object.entries(mayImport).map(zone),
    {
      name: "not-to-tests",
      severity: "error",
      from: { pathNot: `${exempt}|^packages/bench/` },
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
