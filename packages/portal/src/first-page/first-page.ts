import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "vite";

/** What the stage's settings add to the study's own texts. */
export interface Facts {
  controller: string;
  privacyContact: string;
  privacyNoticeUrl: string;
}

const here = import.meta.dirname;
const root = path.resolve(here, "../..");

/**
 * Emits the landing page as it is read before any script has come, beside the app's own `index.html`:
 * `landing.en.html` and one more for each language. The router of the distribution hands them out.
 */
export function firstPage(facts: Facts): Plugin {
  return {
    name: "first-page",
    apply: (_config, { isSsrBuild }) => isSsrBuild !== true,
    generateBundle: {
      order: "post",
      async handler(_options, bundle) {
        const index = bundle["index.html"];
        if (index?.type !== "asset") throw new Error("the build made no index.html");
        const early = this.emitFile({
          type: "asset",
          name: "before-app.js",
          source: await readFile(path.join(here, "before-app.js")),
        });
        const head = `<script src="/testing/${this.getFileName(early)}"></script>`;
        for (const page of await renderPages(facts)) {
          this.emitFile({
            type: "asset",
            fileName: `landing.${page.language}.html`,
            source: String(index.source)
              .replace(
                '<html lang="en">',
                () => `<html lang="${page.language}" data-mantine-color-scheme="light">`,
              )
              .replace(/<title>.*<\/title>/, () => `${page.title}\n    ${head}`)
              .replace(
                '<div id="root"></div>',
                () => `<div id="root" data-standing>${page.body}</div>`,
              ),
          });
        }
      },
    },
  };
}

/** Builds the pages' components for Node and runs them, in a folder from which Node finds the libraries. */
async function renderPages(facts: Facts) {
  const cache = path.join(root, "node_modules/.cache");
  await mkdir(cache, { recursive: true });
  const outDir = await mkdtemp(path.join(cache, "first-page-"));
  try {
    await build({
      root,
      logLevel: "error",
      plugins: [
        {
          name: "landing-only",
          resolveDynamicImport: (id) => ({ id: String(id), external: true }),
        },
      ],
      build: { ssr: path.join(here, "render.tsx"), outDir, emptyOutDir: true },
    });
    const entry = pathToFileURL(path.join(outDir, "render.js")).href;
    const { renderFirstPages } = (await import(entry)) as typeof import("./render.tsx");
    return await renderFirstPages(facts);
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}
