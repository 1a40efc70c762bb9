// Runs in a process of its own: SST keeps its project in module state, and the app may change the
// environment. Plain JavaScript, because a TypeScript loader makes loading SST a second slower.
// Arguments: project folder, stage, output folder, artifact folder.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { App } from "sst/constructs";
import { initProject, useProject } from "sst/project.js";
import { load } from "sst/stacks/build.js";

const [root = ".", stage = "local", outdir = ".sst/dist", artifacts = ""] = process.argv.slice(2);

process.chdir(root);
await initProject({ stage, root });
const project = useProject();
if (artifacts) {
  mkdirSync(artifacts, { recursive: true });
  project.paths.artifacts = artifacts;
}
const [, app] = await load(project.paths.config);
const { config } = project;
const synthesized = new App(
  {
    mode: "deploy",
    stage,
    name: config.name,
    region: config.region ?? "us-east-1",
    account: "123456789012",
  },
  { outdir: path.resolve(outdir) },
);
// Otherwise SST would ask the account for its bootstrap stack. (NODE_ENV=test does the same, but
// would also reach the site's build and give it development code.)
Object.defineProperty(synthesized, "isRunningSSTTest", { value: () => true });
await app.stacks(synthesized);
await synthesized.finish();
synthesized.synth();
