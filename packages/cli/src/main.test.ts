import { spawn } from "node:child_process";
import path from "node:path";
import { expect, it } from "vitest";

/** The command as a process: its exit status, and what it says beside its output. */
async function luna(args: string[], { reads }: { reads: boolean }) {
  const file = path.join(import.meta.dirname, "main.ts");
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (reads) child.stdout.resume();
  else child.stdout.destroy();
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (part: string) => {
    said += part;
  });
  const status = await new Promise((resolve) => child.once("close", resolve));
  // what the AWS SDK thinks of this Node version is not the command's
  return { status, said: said.replace(/^\(node:\d+\) Warning[\s\S]*?was created\)\n/, "") };
}

it("ends quietly when nobody reads its output any more", async () => {
  expect(await luna(["routes"], { reads: false })).toEqual({ status: 141, said: "" });
});

it("ends with 0 when it is done, with 2 and a sentence when it was called wrongly", async () => {
  expect(await luna(["routes"], { reads: true })).toEqual({ status: 0, said: "" });
  expect(await luna(["dance"], { reads: true })).toMatchObject({
    status: 2,
    said: expect.stringMatching(/^There is no command "dance"\./),
  });
});
