import { type App, getStack, type StackContext } from "sst/constructs";
import { Api } from "./api.ts";
import { Bus } from "./bus.ts";
import { Data } from "./data.ts";
import { Identity } from "./identity.ts";
import { Mail } from "./mail.ts";
import { Monitoring } from "./monitoring.ts";
import { Portal } from "./portal.ts";
import { Schedule } from "./schedule.ts";
import { readSettings } from "./settings.ts";
import { Site } from "./site.ts";
import { Socket } from "./socket.ts";
import { Storage } from "./storage.ts";
import { Stream } from "./stream.ts";

/** Every stack by its id, in an order in which each finds those that it uses. Ids are permanent. */
export const stacks: Readonly<Record<string, (context: StackContext) => unknown>> = {
  Site,
  Data,
  Storage,
  Identity,
  Mail,
  Socket,
  Api,
  Stream,
  Schedule,
  Bus,
  Monitoring,
  Portal,
};

/** Builds all stacks into an app. */
export function buildApp(app: App): void {
  // Before the first stack: CDK refuses its name when the stage's is none, and says nothing of settings.
  readSettings(app.stage);
  for (const [id, stack] of Object.entries(stacks)) {
    app.stack(stack, { id });
    // SST puts a function for its own custom resources in each stack; only the portal's upload has any.
    if (stack !== Portal) getStack(stack).node.tryRemoveChild("CustomResourceHandler");
  }
}
