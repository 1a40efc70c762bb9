import { readFileSync } from "node:fs";
import path from "node:path";

/** A resource as the template writes it, intrinsics unresolved. */
export interface TemplateResource {
  Type: string;
  Properties?: Record<string, unknown>;
}

export interface Template {
  Resources?: Record<string, TemplateResource>;
  Parameters?: Record<string, { Default?: unknown }>;
  Outputs?: Record<string, { Value: unknown; Export?: { Name: string } }>;
}

/** A synthesized assembly as files tell it. */
export interface AssemblyFiles {
  /** Templates by stack name. */
  templates: Map<string, Template>;
  /** Absolute file or folder of an asset, by the key under which it would be uploaded. */
  assets: Map<string, string>;
  region: string;
  account: string;
}

interface Artifact {
  type: string;
  environment?: string;
  properties?: { templateFile?: string; file?: string; stackName?: string };
}

interface AssetManifest {
  files?: Record<
    string,
    { source: { path: string }; destinations: Record<string, { objectKey: string }> }
  >;
}

/** Reads a CDK cloud assembly: its manifest, templates and asset manifests. */
export function readAssemblyFiles(folder: string): AssemblyFiles {
  const manifest = readJson<{ artifacts?: Record<string, Artifact> }>(folder, "manifest.json");
  const files: AssemblyFiles = {
    templates: new Map(),
    assets: new Map(),
    region: "us-east-1",
    account: "123456789012",
  };
  for (const [id, artifact] of Object.entries(manifest.artifacts ?? {})) {
    const { templateFile, file, stackName } = artifact.properties ?? {};
    if (artifact.type === "aws:cloudformation:stack" && templateFile) {
      files.templates.set(stackName ?? id, readJson<Template>(folder, templateFile));
      const place = /^aws:\/\/(\d+)\/([a-z0-9-]+)$/.exec(artifact.environment ?? "");
      if (place?.[1] && place[2]) [files.account, files.region] = [place[1], place[2]];
    }
    if (artifact.type === "cdk:asset-manifest" && file) {
      for (const asset of Object.values(readJson<AssetManifest>(folder, file).files ?? {})) {
        for (const { objectKey } of Object.values(asset.destinations)) {
          files.assets.set(objectKey, path.resolve(folder, asset.source.path));
        }
      }
    }
  }
  return files;
}

function readJson<T>(folder: string, file: string): T {
  return JSON.parse(readFileSync(path.join(folder, file), "utf8")) as T;
}
