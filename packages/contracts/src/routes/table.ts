/** Every HTTP operation of the service, once. */
import { access } from "./access.ts";
import { analytics } from "./analytics.ts";
import { availability } from "./availability.ts";
import { dashboard } from "./dashboard.ts";
import { emails } from "./emails.ts";
import { events } from "./events.ts";
import { files } from "./files.ts";
import { jobs } from "./jobs.ts";
import { observations } from "./observations.ts";
import { participants } from "./participants.ts";
import type { AnswerOf, Area, InputOf, RequestOf, Route } from "./route.ts";
import { service } from "./service.ts";
import { sessions } from "./sessions.ts";

export const table = {
  ...participants,
  ...sessions,
  ...observations,
  ...availability,
  ...events,
  ...analytics,
  ...files,
  ...jobs,
  ...access,
  ...emails,
  ...dashboard,
  ...service,
};

export type RouteId = keyof typeof table;
export type RouteInput<Id extends RouteId> = InputOf<(typeof table)[Id]>;
export type RouteRequest<Id extends RouteId> = RequestOf<(typeof table)[Id]>;
export type RouteAnswer<Id extends RouteId> = AnswerOf<(typeof table)[Id]>;

export const allRoutes: readonly Route[] = Object.values(table);

export const routesOf = (area: Area): readonly Route[] =>
  allRoutes.filter((route) => route.function === area);
