import { describe, expect, it } from "vitest";
import type { Actor } from "../actor.ts";
import { admin, observer, researcher } from "../testing/context.ts";
import type { KeptFile } from "./file.ts";
import { observedOf, viewOf } from "./view.ts";

const id = "fil_01JD0000000000000000000000";
const file: KeptFile = {
  id,
  name: "Gina Meier gina@meier.example.json",
  contentType: "application/json",
  category: "log",
  status: "ready",
  size: 12,
  uploadedBy: "prt_01JD0000000000000000000000",
  createdAt: "2026-11-23T09:00:00.000Z",
  version: 3,
  versionId: "an inner one",
  uploadId: "another",
};

describe("a file", () => {
  it("is called by what it is towards observers, and in all that is passed on", () => {
    const { name, ...rest } = viewOf(file, observer);
    expect(name).toBe(`log_${id}.json`);
    expect(observedOf(file)).toEqual({ name, ...rest });
    expect(JSON.stringify(rest)).not.toMatch(/Gina|Meier/);
  });

  it.each<[string, Actor]>([
    ["researchers", researcher],
    ["admins", admin],
    ["its person", { kind: "participant", id: file.uploadedBy }],
    ["the tested program", { kind: "client", sessionId: "ses_1", source: "app" }],
  ])("has its own name for %s, and nothing that only the service needs", (_, actor) => {
    const view = viewOf(file, actor);
    expect(view.name).toBe(file.name);
    expect(view).not.toHaveProperty("versionId");
    expect(view).not.toHaveProperty("uploadId");
  });

  it.each([
    ["image/png", "screenshot", `screenshot_${id}.png`],
    ["audio/mpeg", "audio", `audio_${id}.mpeg`],
    ["video/webm", "recording", `recording_${id}.webm`],
  ] as const)("of the type %s has an ending that says so", (contentType, category, name) => {
    expect(observedOf({ ...file, contentType, category }).name).toBe(name);
  });
});
