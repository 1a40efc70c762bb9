// `npm run luna -- <command>`: the operator's commands. `npm run luna -- help` lists them.
import { UsageError } from "./command.ts";
import { run } from "./run.ts";
import { readDataFolder } from "./settings.ts";

// Whoever reads may have seen enough, as head has: then end with the status of SIGPIPE, like other tools.
process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
  process.exit(code === "EPIPE" ? 141 : 1);
});

try {
  await run(process.argv.slice(2), { print: console.log, dataFolder: readDataFolder() });
} catch (error) {
  // where several addresses refuse, Node has a code and no message
  const { message, code } = error as NodeJS.ErrnoException;
  console.error(message || code || error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
