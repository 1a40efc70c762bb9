import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { startFakeService } from "../testing/fake-service.ts";

const src = fileURLToPath(new URL("..", import.meta.url));

it.each(["answers", "is not available"])(
  "lets a program end that never calls close, while the service %s",
  { timeout: 20_000 },
  async (how) => {
    const status = how === "answers" ? 202 : 503;
    await using service = await startFakeService(() => ({ status, json: { lastSeq: 1 } }));
    const script = `
      import { createProgram } from "${src}index.ts";
      import { createClient } from "${src}node/index.ts";
      const client = createClient({ baseUrl: "${service.url}", token: "t" });
      const program = createProgram({ client, sessionId: "ses_1", source: "app", lastSeq: 0 });
      program.track({ type: "click" });
      setTimeout(() => program.track({ type: "click" }), 1200);`;
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script]);
    const timer = setTimeout(() => child.kill(), 15_000);
    const [code] = (await once(child, "exit")) as [number | null];
    clearTimeout(timer);
    expect(code).toBe(0);
    expect(service.calls.length).toBeGreaterThan(1);
  },
);
