import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Metafile } from "esbuild";
import { bundling } from "../../../../stacks/bundling.ts";

const require = createRequire(import.meta.url);
/** The bundler that the stacks are built with, which is not the newest. */
const esbuild = createRequire(require.resolve("sst/constructs"))(
  "esbuild",
) as typeof import("esbuild");

export const projectRoot = fileURLToPath(new URL("../../../../", import.meta.url));

export interface Bundle {
  file: string;
  /** All of its files, what is loaded only when needed among them. */
  bytes: number;
  /** What is read before the first request. */
  startBytes: number;
  /** Packages of the AWS SDK's clients inside. */
  clients: string[];
  /** Those of them that are read before the first request. */
  startClients: string[];
}

/** As the stacks bundle a function, or as SST 2 does with nothing but small code asked of it. */
export type Manner = "as-deployed" | "plain";

/** Bundles an entry into a folder of its own, as SST 2 does for a function. */
export async function bundle(entry: string, folder: string, manner: Manner): Promise<Bundle> {
  const file = path.join(folder, `${path.parse(entry).name}.mjs`);
  const { esbuild: options, splitting, sourcemap } = bundling;
  const { metafile } = await esbuild.build({
    absWorkingDir: projectRoot,
    entryPoints: [entry],
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    platform: "node",
    format: "esm",
    target: "esnext",
    external: ["sharp", "pg-native"],
    bundle: true,
    minify: true,
    sourcemap,
    metafile: true,
    logLevel: "silent",
    banner: { js: banner },
    ...options,
    ...(manner === "as-deployed" ? { splitting } : { alias: {} }),
  });
  const outputs = metafile.outputs;
  const first = path.relative(projectRoot, file);
  if (!outputs[first]) throw new Error(`the bundler wrote no ${file}`);
  const start = startFiles(outputs, first);
  const bytesOf = (names: string[]) =>
    names.reduce((sum, name) => sum + (name.endsWith(".map") ? 0 : outputs[name]!.bytes), 0);
  return {
    file,
    bytes: bytesOf(Object.keys(outputs)),
    startBytes: bytesOf(start),
    clients: clientsIn(outputs, Object.keys(outputs)),
    startClients: clientsIn(outputs, start),
  };
}

/** The first file and all that it imports, directly or not, by `import` statements. */
function startFiles(outputs: Metafile["outputs"], first: string): string[] {
  const found = new Set([first]);
  for (const name of found)
    for (const { kind, path: imported, external } of outputs[name]!.imports)
      if (kind === "import-statement" && !external) found.add(imported);
  return [...found];
}

function clientsIn(outputs: Metafile["outputs"], names: string[]): string[] {
  const clients = names
    .flatMap((name) => Object.entries(outputs[name]!.inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([input]) => /@aws-sdk\/(client-[\w-]+)\//.exec(input)?.[1] ?? []);
  return [...new Set(clients)].sort();
}

/** What SST puts at the top of an ES module. */
const banner = [
  `import { createRequire as topLevelCreateRequire } from 'module';`,
  "const require = topLevelCreateRequire(import.meta.url);",
  `import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from "url"`,
  `const __dirname = topLevelFileUrlToPath(new topLevelURL(".", import.meta.url))`,
].join("\n");
