/** Pages that the project writes by commands of its own: `luna.pages` of its package.json, a command by title. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { inheritedEnvironment } from "../settings.ts";
import { contentTypeOf } from "../site/content-type.ts";

export interface WrittenPages {
  /** Title and path of each set of pages. */
  list(): { title: string; path: string }[];
  /**
   * The file at a path; the first that is asked for runs the command that writes its set, with
   * `LUNA_OUT` as the folder to write to. Undefined where there is none.
   * @throws Error with what the command printed when it fails
   */
  find(pathname: string): Promise<{ content: Buffer; type: string } | undefined>;
}

interface PageSet {
  title: string;
  path: string;
  command: string;
  folder: string;
  writing?: Promise<void>;
}

/** `folder` is where the sets are written to, each in a folder of its own. */
export function writtenPages(root: string, folder: string): WrittenPages {
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const commands: Record<string, string> = manifest.luna?.pages ?? {};
  const sets = Object.entries(commands).map(([title, command]): PageSet => {
    const name = title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
    return { title, path: `/pages/${name}/`, command, folder: path.join(folder, name) };
  });
  return {
    list: () => sets.map(({ title, path }) => ({ title, path })),
    async find(pathname) {
      const set = sets.find((each) => pathname.startsWith(each.path));
      if (!set) return undefined;
      const name = decodeURIComponent(pathname.slice(set.path.length)) || "index.html";
      // names of files only: no way out of the folder
      if (!/^[\w-][\w.-]*$/.test(name)) return undefined;
      set.writing ??= write(root, set).catch((error) => {
        set.writing = undefined;
        throw error;
      });
      await set.writing;
      const content = await readFile(path.join(set.folder, name)).catch(() => undefined);
      return content && { content, type: contentTypeOf(name) };
    },
  };
}

function write(root: string, { command, folder }: PageSet): Promise<void> {
  const child = spawn(command, {
    cwd: root,
    shell: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...inheritedEnvironment(root), LUNA_OUT: folder },
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`"${command}" failed:\n${printed}`)),
    );
  });
}
