import { afterEach, describe, expect, it } from "vitest";
import { openAssembly } from "../assembly/assembly.ts";
import { fixtureFunction, writeFixtureAssembly } from "../testing/fixture-assembly.ts";
import { createCalls, outcomeOf } from "./calls.ts";
import { FunctionError } from "./function-error.ts";
import { type RunningFunctions, runFunctions } from "./functions.ts";
import { lambdaFunctions } from "./lambda-function.ts";

const running: RunningFunctions[] = [];
afterEach(async () => {
  for (const functions of running.splice(0)) await functions.stop();
});

function start(exportName: string, properties: Record<string, unknown> = {}) {
  const assembly = openAssembly(writeFixtureAssembly(fixtureFunction(exportName, properties)));
  const shared = new SharedArrayBuffer(8);
  const offset = new Float64Array(shared);
  const clock = {
    shared,
    offsetMs: () => offset[0] ?? 0,
    now: () => Date.now() + (offset[0] ?? 0),
  };
  const calls = createCalls();
  const list = lambdaFunctions(assembly, {
    endpointUrl: "http://127.0.0.1:1",
    issue: () => ({ accessKeyId: "KEY", secretAccessKey: "SECRET" }),
  });
  const functions = runFunctions({ functions: list, clock, calls });
  running.push(functions);
  const arn = list[0]?.arn ?? "";
  return {
    functions,
    calls,
    offset,
    invoke: (event: unknown = {}) => functions.invoke(arn, event, "test"),
  };
}

async function errorOf(work: Promise<unknown>): Promise<FunctionError["payload"]> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(FunctionError);
  return (error as FunctionError).payload;
}

describe("functions in workers", () => {
  it("keep their warm state from call to call", async () => {
    const { invoke } = start("counter");
    expect(await invoke()).toEqual({ count: 1 });
    expect(await invoke()).toEqual({ count: 2 });
  });

  it("see the template's environment, the runtime's own and nothing else", async () => {
    const { invoke } = start("environment", { Environment: { Variables: { TABLE: "things" } } });
    const environment = (await invoke()) as Record<string, string>;
    expect(environment).toMatchObject({
      TABLE: "things",
      AWS_REGION: "eu-central-1",
      AWS_LAMBDA_FUNCTION_NAME: "environment",
      AWS_ENDPOINT_URL: "http://127.0.0.1:1",
      AWS_ACCESS_KEY_ID: "KEY",
      AWS_SECRET_ACCESS_KEY: "SECRET",
    });
    expect(environment).not.toHaveProperty("PATH");
    expect(environment).not.toHaveProperty("HOME");
  });

  it("get Lambda's context", async () => {
    const { invoke } = start("context");
    const context = (await invoke()) as Record<string, unknown>;
    expect(context).toMatchObject({
      functionName: "context",
      functionVersion: "$LATEST",
      memoryLimitInMB: "128",
      invokedFunctionArn: "arn:aws:lambda:eu-central-1:123456789012:function:context",
    });
    expect(context.remainingMs).toBeGreaterThan(4000);
    expect(context.remainingMs).toBeLessThanOrEqual(5000);
  });

  it("live in service time, also while they are warm", async () => {
    const { invoke, offset } = start("time");
    const before = (await invoke()) as { now: number };
    expect(Math.abs(before.now - Date.now())).toBeLessThan(1000);
    offset[0] = 86_400_000;
    const after = (await invoke()) as Record<string, number>;
    expect(Math.abs((after.now ?? 0) - Date.now() - 86_400_000)).toBeLessThan(1000);
    expect(Math.abs((after.made ?? 0) - (after.now ?? 0))).toBeLessThan(50);
    expect(after).toMatchObject({ given: 5, isDate: true });
    expect(Math.abs(Date.parse(String(after.text)) - (after.now ?? 0))).toBeLessThan(2000);
  });

  it("leave what they print in the record of the call, line by line", async () => {
    const { invoke, calls } = start("print");
    await invoke();
    expect(calls.list()[0]).toMatchObject({
      function: "print",
      trigger: "test",
      ok: true,
      logs: ["first line", "second", "third"],
    });
  });

  it("are found by the gateway's id of the request too, with the status that they gave it", async () => {
    const { invoke, calls } = start("echo");
    await invoke({ requestContext: { apiId: "api", requestId: "from-the-gateway" } });
    const call = calls.find("from-the-gateway");
    expect(call).toMatchObject({ ok: true, status: 200 });
    expect(calls.find(call!.id)).toBe(call);
    expect(calls.list("from-the-gateway")).toEqual([]);
  });

  it("have failed when they answer a gateway with a 5xx, with the error that they logged", async () => {
    const { invoke, calls } = start("caught");
    await invoke({ requestContext: { apiId: "api", requestId: "1" } });
    const call = calls.list()[0]!;
    expect(call).toMatchObject({ ok: false, status: 500 });
    expect(outcomeOf(call)).toBe("500 unexpected error: it broke");
  });

  it("may return any status to others than gateways", async () => {
    const { invoke, calls } = start("caught");
    await invoke({ requestContext: { requestId: "of a failed run" } });
    expect(outcomeOf(calls.list()[0]!)).toBe("ok");
  });

  it("are ended at their timeout, and the next call starts afresh", async () => {
    const { invoke, calls } = start("slow", { Timeout: 1 });
    const error = await errorOf(invoke({ ms: 5000 }));
    expect(error.errorType).toBe("Sandbox.Timedout");
    expect(error.errorMessage).toMatch(
      /^RequestId: [\w-]+ Error: Task timed out after 1\.00 seconds$/,
    );
    expect(calls.list()[0]).toMatchObject({ ok: false });
    expect(await invoke({ ms: 1 })).toBe("late");
  });

  it.each([
    ["fail", "StrangeError", "it broke"],
    ["text", "string", "only a text"],
    ["notAFunction", "Runtime.HandlerNotFound", "index.notAFunction is undefined or not exported"],
    ["missing", "Runtime.HandlerNotFound", "index.missing is undefined or not exported"],
    ["exit", "Runtime.ExitError", "Runtime exited with error: exit status 3"],
  ])("%s ends as %s", async (exportName, errorType, message) => {
    const { invoke } = start(exportName);
    const error = await errorOf(invoke());
    expect(error.errorType).toBe(errorType);
    expect(error.errorMessage).toContain(message);
  });

  it("say which module cannot be found", async () => {
    const { invoke } = start("echo", { Handler: "nowhere.echo" });
    expect((await errorOf(invoke())).errorType).toBe("Runtime.ImportModuleError");
  });

  it("run at most as often at once as they may; further calls wait", async () => {
    const { invoke, functions } = start("slow", { ReservedConcurrentExecutions: 2 });
    const calls = [1, 2, 3, 4].map(() => invoke({ ms: 50 }));
    expect(functions.list()[0]).toMatchObject({ busy: 4, warm: 2 });
    expect(functions.idle()).toBe(false);
    expect(await Promise.all(calls)).toEqual(["late", "late", "late", "late"]);
    expect(functions.list()[0]).toMatchObject({ busy: 0, warm: 2 });
    expect(functions.idle()).toBe(true);
  });

  it("refuse a function that is not there", async () => {
    const { functions } = start("echo");
    const error = await errorOf(functions.invoke("arn:aws:lambda:x:1:function:no", {}, "test"));
    expect(error.errorType).toBe("ResourceNotFoundException");
  });
});
