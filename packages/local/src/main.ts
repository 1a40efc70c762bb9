// `npm start`: the whole stack on this machine. Flags: --empty (no demo data), --no-watch.
import { beginEarlier } from "./clock/service-clock.ts";
import { prepareProcess, readSettings, type Settings } from "./settings.ts";
import { choosePorts } from "./stack/addresses.ts";
import {
  beginFilling,
  emptyDataFolder,
  endFilling,
  isHalfFilled,
  openDataFolder,
} from "./stack/data-folder.ts";
import { type Filling, fillData, fillOf } from "./stack/fill.ts";
import { readyBanner } from "./stack/ready-banner.ts";
import { type Stack, startStack } from "./stack/stack.ts";
import {
  refuseSecond,
  removeStackFiles,
  writeStackFile,
  writeStartingFile,
} from "./stack/stack-file.ts";
import { dim, terminalLog } from "./stack/terminal.ts";
import { watchSources } from "./stack/watch.ts";
import { type Prepared, prepareAssembly } from "./synth/prepare.ts";
import { sameResources } from "./synth/same-resources.ts";

/** Why a run of the stack ended. */
type Ending = "stop" | "reset" | "restart";

/** The package that this is: it runs the stack and is not deployed. */
const exclude = ["local"];
const stage = "local";
const known = ["--empty", "--no-watch"];
const flags = new Set(process.argv.slice(2));
const log = terminalLog();

let end: (ending: Ending) => void = () => undefined;
let stopping = false;
// A terminal and npm both pass on Ctrl-C: the second one is the same wish.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    stopping = true;
    end("stop");
  });
}

async function main(): Promise<void> {
  const unknown = [...flags].filter((flag) => !known.includes(flag));
  if (unknown.length > 0)
    throw new Error(`npm start takes no ${unknown.join(" ")}. It takes ${known.join(" and ")}.`);
  prepareProcess();
  const settings = readSettings();
  refuseSecond(settings.dataFolder);
  let ending: Ending = "restart";
  while (ending !== "stop") {
    ending = await runOnce(settings);
    if (ending === "reset") {
      emptyDataFolder(settings.dataFolder);
      log.line("The data is gone; starting again.");
    }
  }
}

async function runOnce(settings: Settings): Promise<Ending> {
  const began = performance.now();
  const interrupting = new AbortController();
  const ended = new Promise<Ending>((resolve) => {
    end = (ending) => {
      resolve(ending);
      interrupting.abort();
    };
  });
  const { root, dataFolder } = settings;
  if (isHalfFilled(dataFolder)) {
    log.line("Filling in the demo data was cut short: it begins anew.");
    emptyDataFolder(dataFolder);
  }
  const isNew = openDataFolder(dataFolder);
  const fill = isNew && !flags.has("--empty") ? fillOf(root) : undefined;
  writeStartingFile(dataFolder);
  let stack: Stack | undefined;
  let filling: Filling | undefined;
  let unwatch: (() => void) | undefined;
  try {
    console.log(dim("Preparing the app: a first time or after a change this takes a while."));
    const { signal } = interrupting;
    const prepared = await prepareAssembly({ root, stage, exclude, signal });
    const ports = await choosePorts(prepared.folder, settings.port);
    const [firstPort] = ports.apis.values();
    if (firstPort !== settings.port) {
      log.warn(`Port ${settings.port} is taken: the ports from ${firstPort} on are used.`);
    }
    if (fill) {
      beginEarlier(dataFolder, fill.agoMs);
      beginFilling(dataFolder);
    }
    // Filling makes hundreds of calls that nobody asked for: only what goes wrong is said of them.
    let isFilling = fill !== undefined;
    stack = await startStack({
      root,
      assemblyFolder: prepared.folder,
      ports,
      dataFolder,
      dynamoDbEndpoint: settings.dynamoDbEndpoint,
      log: { ...log, line: (text) => isFilling || log.line(text) },
      reset: () => end("reset"),
    });
    if (fill) {
      console.log(dim("Filling in demo data …"));
      writeStartingFile(dataFolder, stack.file);
      filling = fillData(root, fill.command, dataFolder, log);
      const outcome = await Promise.race([filling.done, ended]);
      if (typeof outcome === "string") return outcome;
      if (!outcome) log.warn(`The demo data is incomplete: ${fill.command} failed.`);
      endFilling(dataFolder);
    }
    const ending = await Promise.race([stack.catchUp(), ended]);
    if (ending) return ending;
    isFilling = false;
    writeStackFile(dataFolder, stack.file);
    console.log(readyBanner(stack.file, (performance.now() - began) / 1000));
    if (!flags.has("--no-watch")) unwatch = reloadOnChange(settings, prepared, stack);
    return await ended;
  } finally {
    unwatch?.();
    await filling?.stop();
    if (stack) {
      console.log(dim("Stopping …"));
      await stack.stop();
    }
    removeStackFiles(dataFolder);
  }
}

/** Synthesizes anew when a source changes: new code is loaded, new resources need a new start. */
function reloadOnChange(settings: Settings, first: Prepared, stack: Stack): () => void {
  const { root } = settings;
  let current = first;
  const ending = new AbortController();
  const unwatch = watchSources(root, exclude, async () => {
    const began = performance.now();
    const { signal } = ending;
    try {
      const next = await prepareAssembly({
        ...{ root, stage, exclude, signal },
        onBuild: () =>
          log.line("A source has changed: the app is built anew; until then the old code answers."),
      });
      if (next.hash === current.hash) return;
      if (!sameResources(current.folder, next.folder)) {
        log.line("The stacks changed: starting again.");
        return end("restart");
      }
      await stack.reload(next.folder);
      current = next;
      log.line(`Reloaded in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
    } catch (error) {
      if (!ending.signal.aborted)
        log.warn(`The change could not be taken over: ${(error as Error).message}`);
    }
  });
  return () => {
    unwatch();
    ending.abort();
  };
}

try {
  await main();
} catch (error) {
  // Ctrl-C reaches child processes too: what fails while stopping was meant to end.
  if (!stopping) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
