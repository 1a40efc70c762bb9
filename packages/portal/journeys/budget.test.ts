import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "vite";
import { expect, it, vi } from "vitest";

const limitBytes = 250 * 1024;

/** Chunks of the portal as they are built, with what each one loads at once. */
async function builtChunks() {
  // Without it the libraries come as they are for development.
  vi.stubEnv("NODE_ENV", "production");
  const built = await build({
    mode: "production",
    root: new URL("..", import.meta.url).pathname,
    logLevel: "error",
    build: { write: false },
  });
  vi.unstubAllEnvs();
  const { output } = [built].flat()[0] as {
    output: {
      type: string;
      fileName: string;
      code?: string;
      imports?: string[];
      isEntry?: boolean;
      facadeModuleId?: string | null;
      moduleIds?: string[];
    }[];
  };
  return new Map(
    output.filter(({ type }) => type === "chunk").map((chunk) => [chunk.fileName, chunk]),
  );
}

it("loads no more than 250 KB of compressed script for a participant's page, and nothing of the team's", async () => {
  const chunks = await builtChunks();
  const withImports = (fileName: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(fileName)) return seen;
    seen.add(fileName);
    for (const each of chunks.get(fileName)?.imports ?? []) withImports(each, seen);
    return seen;
  };
  const entry = [...chunks.values()].find(({ isEntry }) => isEntry)!;
  const pages = [...chunks.values()].filter(
    ({ facadeModuleId: module }) =>
      module?.includes("/portal/src/") && !module.includes("/src/staff/"),
  );
  expect(pages.length).toBeGreaterThan(5);
  for (const page of pages) {
    const loaded = withImports(page.fileName, withImports(entry.fileName));
    const modules = [...loaded].flatMap((name) => chunks.get(name)?.moduleIds ?? []);
    expect(modules.filter((id) => /oidc-client-ts|recharts|\/src\/staff\//.test(id))).toEqual([]);
    const gzip = [...loaded].reduce(
      (sum, name) => sum + gzipSync(chunks.get(name)!.code!).length,
      0,
    );
    const name = page.facadeModuleId!.split("/src/")[1];
    expect(gzip, `${name}: ${gzip} bytes`).toBeLessThan(limitBytes);
  }
  const first = [...withImports(entry.fileName)].map((name) => chunks.get(name)!.code!);
  const sum = (compress: (code: string) => Buffer) =>
    first.reduce((bytes, code) => bytes + compress(code).length, 0);
  console.log(`first load: ${sum(gzipSync)} bytes gzip, ${sum(brotliCompressSync)} bytes brotli`);
});
