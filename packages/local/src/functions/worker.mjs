// The Lambda runtime inside a worker thread. Plain JavaScript, because a worker starts without a
// loader for TypeScript and has to start fast.
import { parentPort, workerData } from "node:worker_threads";

/** @type {{ url: string, exportName: string, clock: SharedArrayBuffer, handlerName: string }} */
const { url, exportName, clock, handlerName } = workerData;

moveDate(new Float64Array(clock));
captureOutput();

/** @type {string | undefined} */
let requestId;

const handler = await load();
if (handler) {
  process.on("unhandledRejection", (reason) => {
    parentPort.postMessage({
      kind: "failed",
      requestId,
      error: { ...shapeOf(reason), errorType: "Runtime.UnhandledPromiseRejection" },
    });
  });
  parentPort.on("message", run);
  parentPort.postMessage({ kind: "ready" });
}

async function load() {
  try {
    const module = await import(url);
    const found = module[exportName] ?? module.default?.[exportName];
    if (typeof found === "function") return found;
    refuse("Runtime.HandlerNotFound", `${handlerName} is undefined or not exported`);
  } catch (error) {
    const shape = shapeOf(error);
    if (shape.errorMessage.startsWith("Cannot find")) {
      shape.errorType = "Runtime.ImportModuleError";
    }
    parentPort.postMessage({ kind: "refused", error: shape });
  }
  return undefined;
}

function refuse(errorType, errorMessage) {
  parentPort.postMessage({ kind: "refused", error: { errorType, errorMessage, trace: [] } });
}

async function run({ event, context }) {
  requestId = context.awsRequestId;
  const { deadlineMs, ...fields } = context;
  try {
    const result = await handler(event, {
      ...fields,
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () =>
        Math.max(0, deadlineMs - performance.timeOrigin - performance.now()),
    });
    // What crosses is what Lambda lets out: JSON.
    const json = JSON.stringify(result);
    parentPort.postMessage({ kind: "done", requestId, json });
  } catch (error) {
    parentPort.postMessage({ kind: "failed", requestId, error: shapeOf(error) });
  }
}

function shapeOf(error) {
  if (!(error instanceof Error)) {
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  }
  return {
    errorType: error.name || error.constructor.name,
    errorMessage: error.message,
    trace: (error.stack ?? "").split("\n"),
  };
}

/** Lets `Date` read the service clock: real time and the shared offset in milliseconds. */
function moveDate(offset) {
  const RealDate = Date;
  const realNow = RealDate.now.bind(RealDate);
  const now = () => Math.floor(realNow() + offset[0]);
  const moved = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new RealDate(now()).toString(),
  });
  RealDate.now = now;
  RealDate.prototype.constructor = moved;
  globalThis.Date = moved;
}

/** Sends what the function prints, line by line, ahead of the result it belongs to. */
function captureOutput() {
  for (const stream of [process.stdout, process.stderr]) {
    let rest = "";
    stream.write = (chunk, encoding, done) => {
      rest += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8");
      const lines = rest.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) parentPort.postMessage({ kind: "log", requestId, line });
      const callback = typeof encoding === "function" ? encoding : done;
      if (callback) queueMicrotask(callback);
      return true;
    };
  }
}
