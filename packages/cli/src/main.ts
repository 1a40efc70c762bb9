// `npm run luna -- <command>`: the operator's commands. `npm run luna -- help` lists them.
import { UsageError } from "./command.ts";
import { run } from "./run.ts";
import { readDataFolder } from "./settings.ts";

try {
  await run(process.argv.slice(2), { print: console.log, dataFolder: readDataFolder() });
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
