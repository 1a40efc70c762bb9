// `npm run demo [-- --stack <path>]`: plays a study day against the stack that runs here.
import { playDay } from "./day/play-day.ts";
import { DemoError, findStack } from "./stack/stack.ts";
import { lines } from "./terminal/lines.ts";

const out = lines(console.log, process.stdout.isTTY === true);
try {
  const stack = findStack(process.argv.slice(2));
  out.item(
    `Portal ${stack.portalUrl}   Inbox ${stack.inboxUrl}   Console ${stack.consoleUrl}`,
    "faint",
  );
  const { failures } = await playDay(stack, out);
  if (failures.length > 0) process.exitCode = 1;
} catch (error) {
  const isClear = error instanceof DemoError || (error as Error).name === "ConnectionError";
  console.error(isClear ? (error as Error).message : error);
  process.exitCode = 1;
}
