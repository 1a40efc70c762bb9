import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { Assembly } from "../part.ts";
import { fitsGlob } from "./glob.ts";
import { readZip } from "./zip.ts";

export interface SiteFile {
  content: Buffer;
  cacheControl: string;
}

interface Uploader {
  sources?: { objectKey: string }[];
  fileOptions?: { files: string | string[]; cacheControl?: string }[];
  replaceValues?: { files: string; search: string; replace: string }[];
}

/** What the template uploads to the site's bucket: archives, texts to replace, caching by file. */
export function uploader(assembly: Pick<Assembly, "resources">): Uploader | undefined {
  return assembly.resources("Custom::S3Uploader")[0]?.properties;
}

/** The site's files by path, as they would lie in the bucket. @param folder in place of the archives */
export async function siteFiles(
  assembly: Pick<Assembly, "resources" | "assetFolder">,
  folder?: string,
): Promise<Map<string, SiteFile>> {
  const upload = uploader(assembly) ?? {};
  const places = folder
    ? [folder]
    : (upload.sources ?? []).map(({ objectKey }) => assembly.assetFolder(objectKey));
  const files = new Map<string, SiteFile>();
  for (const place of places) {
    for (const [path, content] of await readPlace(place)) {
      files.set(path, {
        content: replaced(upload, path, content),
        cacheControl: cacheControlOf(upload, path),
      });
    }
  }
  return files;
}

async function readPlace(place: string): Promise<Map<string, Buffer>> {
  if ((await stat(place)).isFile()) return readZip(await readFile(place));
  const files = new Map<string, Buffer>();
  for (const entry of await readdir(place, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    files.set(relative(place, file).split(sep).join("/"), await readFile(file));
  }
  return files;
}

function replaced({ replaceValues = [] }: Uploader, path: string, content: Buffer): Buffer {
  const rules = replaceValues.filter(({ files }) => fitsGlob(files, path));
  if (rules.length === 0) return content;
  const text = rules.reduce(
    (before, { search, replace }) => before.replaceAll(search, () => replace),
    content.toString(),
  );
  return Buffer.from(text);
}

function cacheControlOf({ fileOptions = [] }: Uploader, path: string): string {
  const fitting = fileOptions.filter(({ files }) =>
    [files].flat().some((pattern) => fitsGlob(pattern, path)),
  );
  return fitting.findLast((one) => one.cacheControl)?.cacheControl ?? "no-cache";
}
