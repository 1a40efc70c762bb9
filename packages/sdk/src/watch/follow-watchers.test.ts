import { expect, it } from "vitest";
import { createClient } from "../node/index.ts";
import { carryOut } from "../program/carry-out.ts";
import type { ProgramCommand } from "../program/program.ts";
import { startFakeService, until } from "../testing/fake-service.ts";
import { followWatchers } from "./follow-watchers.ts";

it("tells who watches, and hands on what the team asks for", async () => {
  await using service = await startFakeService(() => ({ status: 200, json: { token: "t" } }));
  const command = { id: "c1", command: "capture_screenshot", data: {} };
  service.onFrame = (_, socket) => {
    socket.send(JSON.stringify({ type: "watchers", sessionId: "s", count: 2 }));
    socket.send(JSON.stringify({ type: "command", ...command }));
  };
  const counts: (number | undefined)[] = [];
  const commands: ProgramCommand[] = [];
  const following = followWatchers({
    client: createClient({ baseUrl: service.url }),
    sessionId: "ses_01JD0000000000000000000000",
    onCount: (count) => counts.push(count),
    onCommand: (given) => commands.push(given),
  });
  await until(() => commands.length === 1);
  following.close();
  expect(counts[0]).toBe(2);
  expect(commands).toEqual([command]);
});

it.each<[string, () => unknown, object]>([
  ["what it resolves with", async () => 7, { outcome: "done", result: 7 }],
  ["that it is done", () => undefined, { outcome: "done" }],
  [
    "why it was refused",
    () => Promise.reject(new Error("declined")),
    { outcome: "refused", reason: "declined" },
  ],
])("tells of a command %s", async (_, act, told) => {
  const command = { id: "c1", command: "capture_screenshot", data: {} } as const;
  expect(await carryOut(command, act)).toEqual({
    name: "command_outcome",
    id: "c1",
    command: "capture_screenshot",
    ...told,
  });
});
