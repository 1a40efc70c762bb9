/** Synthesizes the stacks offline: templates and what cdk-nag says of them. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Aspects } from "aws-cdk-lib/core";
import { AwsSolutionsChecks } from "cdk-nag";
import { App } from "sst/constructs";
import { initProject } from "sst/project.js";
import { buildApp } from "../../stacks/index.ts";
import { type SettingName, settingNames } from "../../stacks/settings.ts";
import type { Template } from "../template.ts";

/** What cdk-nag found: `AwsSolutions-S1` at `Site/portal-files/Resource`. */
export interface Finding {
  rule: string;
  path: string;
  message: string;
}

export interface Synthesis {
  /** By stack id: `Data`, `Api` … */
  templates: Record<string, Template>;
  findings: Finding[];
}

/**
 * One stage with the given settings and no others. Code is not bundled and the portal not built:
 * a stack that is only looked at takes a fraction of a second.
 */
export async function synthesize(
  stage: string,
  settings: Partial<Record<SettingName, string>>,
): Promise<Synthesis> {
  const before = { ...process.env };
  // Keeps SST from asking an account for its bootstrap stack.
  process.env.NODE_ENV = "test";
  await initProject({ stage } as Parameters<typeof initProject>[0]);
  for (const name of settingNames) delete process.env[name];
  Object.assign(process.env, settings);

  const outdir = mkdtempSync(path.join(tmpdir(), "luna-synthesis-"));
  try {
    const app = new App(
      {
        mode: "deploy",
        stage,
        name: "luna",
        region: "eu-central-1",
        account: "123456789012",
        isActiveStack: () => false,
      },
      { outdir },
    );
    buildApp(app);
    Aspects.of(app).add(new AwsSolutionsChecks());
    await app.finish();
    const stacks = app.synth().stacks;
    const prefix = `${stage}-luna-`;
    return {
      templates: Object.fromEntries(
        stacks.map((stack) => [stack.stackName.replace(prefix, ""), stack.template]),
      ),
      findings: stacks.flatMap((stack) =>
        stack.messages
          .filter(({ level }) => level !== "info")
          .map(({ id, entry }) => {
            const message = String(entry.data).split("\n")[0] ?? "";
            const rule = /^AwsSolutions-\w+/.exec(message)?.[0] ?? "warning";
            return { rule, path: id.replace(`/${prefix}`, ""), message };
          }),
      ),
    };
  } finally {
    // other tests share this process's environment
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
    rmSync(outdir, { recursive: true, force: true });
  }
}
