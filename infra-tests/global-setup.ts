import type { TestProject } from "vitest/node";
import { type Synthesis, synthesize } from "./testing/synthesize.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A stage as a developer makes it. */
    synthesis: Synthesis;
    /** A production stage with what it needs, and what may be switched on. */
    production: Synthesis;
  }
}

/** One synthesis of each kind for all tests: SST keeps its project in module state, so never two at once. */
export default async function setup(project: TestProject) {
  project.provide("synthesis", await synthesize("test", { FROM_EMAIL: "study@luna.example" }));
  project.provide(
    "production",
    await synthesize("production", {
      FROM_EMAIL: "study@luna.example",
      ALERT_EMAIL: "team@luna.example",
      MAIL_TRACKING: "on",
      BASE_URL: "https://study.luna.example",
      CERTIFICATE_ARN: "arn:aws:acm:us-east-1:123456789012:certificate/1",
      CONTROLLER_NAME: "Luna e.V.",
      PRIVACY_CONTACT: "privacy@luna.example",
      PRIVACY_NOTICE_URL: "https://luna.example/privacy",
    }),
  );
}
