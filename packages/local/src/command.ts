// `npm run local -- …`: talks to the stack that runs on the data folder.
import { setTimeout as sleep } from "node:timers/promises";
import { readSettings } from "./settings.ts";
import { shellEnvironment, toldVariables } from "./shell-environment.ts";
import { emptyDataFolder } from "./stack/data-folder.ts";
import { runningStack, type StackFile, startingStack } from "./stack/stack-file.ts";

const usage = `npm run local -- advance <duration>   moves the clock ahead: 90s, 30m, 24h, 7d
npm run local -- clock                tells the service time
npm run local -- status               tells addresses, calls and failures
npm run local -- settle               waits until everything is done that was begun
npm run local -- env                  prints the environment in which other tools reach the stack
npm run local -- reset                empties the data`;

const RESTART_LIMIT_MS = 120_000;

function stack(): StackFile {
  const { dataFolder } = readSettings();
  const found = runningStack(dataFolder);
  if (found) return found;
  refuseWhileStarting(dataFolder);
  throw new Error(`No stack runs on ${dataFolder}: start one with npm start.`);
}

function refuseWhileStarting(dataFolder: string): void {
  const starting = startingStack(dataFolder);
  if (!starting) return;
  throw new Error(
    `The stack on ${dataFolder} (process ${starting.pid}) is still starting: try again once it is ready.`,
  );
}

async function ask(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`${stack().consoleUrl}${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new Error("The stack did not answer; it may have been stopped meanwhile.", { cause });
  });
  const answer = (await response.json()) as Record<string, unknown>;
  if (!response.ok) throw new Error(String(answer.message ?? JSON.stringify(answer)));
  return answer;
}

async function reset(): Promise<string> {
  const { dataFolder } = readSettings();
  const before = runningStack(dataFolder);
  if (!before) {
    refuseWhileStarting(dataFolder);
    emptyDataFolder(dataFolder);
    return "The data is gone.";
  }
  await ask("POST", "/reset");
  const endsAt = Date.now() + RESTART_LIMIT_MS;
  let stopped = false;
  while (Date.now() < endsAt) {
    const running = runningStack(dataFolder);
    if (!running) stopped = true;
    else if (stopped) return "The data is gone; the stack runs again.";
    await sleep(100);
  }
  throw new Error("The stack did not come back: see its terminal.");
}

async function status(): Promise<string> {
  const { tokens: _tokens, ...addresses } = stack();
  const count = async (path: string) => ((await ask("GET", path)).items as unknown[]).length;
  const lines = { ...addresses, calls: await count("/calls"), failures: await count("/failures") };
  return Object.entries(lines)
    .map(([name, value]) => `${name.padEnd(14)}${value}`)
    .join("\n");
}

async function environment(): Promise<string> {
  const { items } = (await ask("GET", "/functions")) as {
    items: { environment: Record<string, string> }[];
  };
  return shellEnvironment(toldVariables(readSettings().root), items);
}

function clockLine({ now, offsetSeconds, stillBusy }: Record<string, unknown>): string {
  const hours = (Number(offsetSeconds) / 3600).toFixed(1);
  const busy = stillBusy ? ` Still busy: ${(stillBusy as string[]).join(", ")}.` : "";
  return `It is ${now} in the stack, ${hours} hours ahead.${busy}`;
}

interface Command {
  /** What it needs to be told; without it, it takes no argument. */
  argument?: string;
  run(argument: string): Promise<string>;
}

const commands = new Map<string, Command>([
  [
    "advance",
    {
      argument: "a duration",
      run: async (duration) => clockLine(await ask("POST", "/clock", { advance: duration })),
    },
  ],
  ["clock", { run: async () => clockLine(await ask("GET", "/clock")) }],
  [
    "settle",
    {
      async run() {
        await ask("POST", "/settle");
        return "Everything is done.";
      },
    },
  ],
  ["status", { run: status }],
  ["env", { run: environment }],
  ["reset", { run: reset }],
]);

/** A sentence on what is wrong with the arguments; empty when nothing was asked for. */
function misuse([name, ...rest]: string[], command: Command | undefined): string | undefined {
  if (!command) return name === undefined ? "" : `There is no command "${name}".`;
  if (command.argument && rest.length === 0) return `${name} needs ${command.argument}.`;
  const extra = rest[command.argument ? 1 : 0];
  return extra === undefined ? undefined : `${name} takes no "${extra}".`;
}

const args = process.argv.slice(2);
const [name = "", argument = ""] = args;
const command = commands.get(name);
const wrong = misuse(args, command);
if (!command || wrong !== undefined) {
  console.error([wrong, usage].filter(Boolean).join("\n\n"));
  process.exitCode = 2;
} else {
  try {
    console.log(await command.run(argument));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
