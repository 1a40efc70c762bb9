/** The handler of each area, as the route table names them. */
import type { Area } from "@luna/contracts/routes/route";
import { handler as analytics } from "../http/analytics.ts";
import { handler as events } from "../http/events.ts";
import { handler as files } from "../http/files.ts";
import { handler as participants } from "../http/participants.ts";
import { handler as service } from "../http/service.ts";
import { handler as sessions } from "../http/sessions.ts";
import type { TestService } from "./service.ts";

type Handler = Parameters<TestService["call"]>[0] & Pick<typeof service, "verbs">;

export const handlers: Record<Area, Handler> = {
  analytics,
  events,
  files,
  participants,
  service,
  sessions,
};
