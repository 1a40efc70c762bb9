/** vitest's global setup: what one stack of a run, or the test of the build, has synthesized, the next one finds. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Folder that the stacks of a run keep their assemblies in. */
    assemblies: string;
  }
}

export default function setup(project: TestProject) {
  const folder = mkdtempSync(path.join(tmpdir(), "luna-assemblies-"));
  project.provide("assemblies", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
