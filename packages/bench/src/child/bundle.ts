import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
/** The bundler that the stacks are built with, which is not the newest. */
const esbuild = createRequire(require.resolve("sst/constructs"))(
  "esbuild",
) as typeof import("esbuild");

export const projectRoot = fileURLToPath(new URL("../../../../", import.meta.url));

export interface Bundle {
  file: string;
  bytes: number;
  /** Packages of the AWS SDK's clients inside. */
  clients: string[];
}

/** Bundles an entry as SST 2 bundles a function with the options of `stacks/lambda.ts`. */
export async function bundle(entry: string, file: string): Promise<Bundle> {
  const { metafile } = await esbuild.build({
    absWorkingDir: projectRoot,
    entryPoints: [entry],
    outfile: file,
    platform: "node",
    format: "esm",
    target: "esnext",
    mainFields: ["module", "main"],
    external: ["sharp", "pg-native"],
    bundle: true,
    minify: true,
    keepNames: false,
    legalComments: "none",
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    logLevel: "silent",
    banner: { js: banner },
  });
  const output = metafile.outputs[path.relative(projectRoot, file)];
  if (!output) throw new Error(`the bundler wrote no ${file}`);
  const clients = Object.entries(output.inputs)
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([input]) => /@aws-sdk\/(client-[\w-]+)\//.exec(input)?.[1] ?? []);
  return { file, bytes: output.bytes, clients: [...new Set(clients)].sort() };
}

/** What SST puts at the top of an ES module. */
const banner = [
  `import { createRequire as topLevelCreateRequire } from 'module';`,
  "const require = topLevelCreateRequire(import.meta.url);",
  `import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from "url"`,
  `const __dirname = topLevelFileUrlToPath(new topLevelURL(".", import.meta.url))`,
].join("\n");
