/** What an upload by the SDK holds in memory, by the size of its file: it must not grow with it. */
import { execFile } from "node:child_process";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { projectRoot } from "../child/bundle.ts";
import { startSession } from "../stack/start-session.ts";
import { startStack } from "../stack/start-stack.ts";
import type { Taken } from "../taken.ts";
import { textTable } from "../text-table.ts";
import { atMost } from "../verdict.ts";

const mb = 2 ** 20;
const sizesMb = [64, 256, 1024];
/** What the largest may take more than the smallest, of which it is 16 times the size. */
const mostGrowth = 1.5;

export async function upload(): Promise<Taken> {
  await using stack = await startStack();
  const folder = await mkdtemp(path.join(tmpdir(), "luna-bench-upload-"));
  try {
    const taken: { peakMb: number; seconds: number }[] = [];
    for (const size of sizesMb) {
      const { id } = await startSession(stack);
      const file = await sparse(path.join(folder, `${size}.webm`), size * mb);
      taken.push(await sendApart([stack.apiUrl, stack.tokens.researcher, id, file]));
      await rm(file);
    }
    const growth = taken.at(-1)!.peakMb / taken[0]!.peakMb;
    return {
      text: [
        "A file of so many MB sent by the SDK for Node to the local stack, hashed and in parts, from a process of its own that does nothing else. Peak memory is the resident set, Node and the TypeScript loader in it.",
        "",
        textTable(
          ["file MB", "peak memory MB", "seconds"],
          taken.map(({ peakMb, seconds }, at) => [`${sizesMb[at]}`, `${peakMb}`, `${seconds}`]),
        ),
        "",
        `Largest to smallest: ${atMost(growth, mostGrowth)}.`,
      ].join("\n"),
      problems: [],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A WebM by its beginning, whose rest takes no room on disk. */
async function sparse(file: string, bytes: number): Promise<string> {
  const handle = await open(file, "w");
  await handle.write(
    Buffer.from("1a45dfa39f4286810142f7810142f2810442f381084282847765626d", "hex"),
  );
  await handle.truncate(bytes);
  await handle.close();
  return file;
}

async function sendApart(args: string[]): Promise<{ peakMb: number; seconds: number }> {
  const script = path.join(projectRoot, "packages/bench/src/upload/send-file.ts");
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ["--import", "tsx", script, ...args], {
    cwd: projectRoot,
  });
  return JSON.parse(stdout.trim().split("\n").at(-1)!);
}
