/** Every address of the portal. Each page is a chunk of its own; staff's are not named here. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from "@tanstack/react-router";
import { Landing } from "../landing/landing.tsx";
import { Loading } from "../page/loading.tsx";
import { NotFound, NotFoundPage } from "../page/not-found.tsx";
import { PageFailure } from "../page/page-failure.tsx";
import { SiteLayout } from "../shell/site-layout.tsx";
import { heldSearch } from "./held-search.ts";

const root = createRootRoute({ notFoundComponent: NotFoundPage });

const site = createRoute({ getParentRoute: () => root, id: "site", component: SiteLayout });

const page = <const Path extends string>(path: Path, component: RouteComponent) =>
  createRoute({ getParentRoute: () => site, path, component });
type RouteComponent = ReturnType<typeof lazyRouteComponent>;

const landing = createRoute({ getParentRoute: () => site, path: "/", component: Landing });
const signIn = createRoute({
  getParentRoute: () => site,
  path: "/sign-in",
  validateSearch: ({ back }: Record<string, unknown>): { back?: string } =>
    typeof back === "string" && back.startsWith("/") ? { back } : {},
  component: lazyRouteComponent(() => import("../mail-link/sign-in-page.tsx"), "SignInPage"),
});
const consent = createRoute({
  getParentRoute: () => site,
  path: "/consent",
  validateSearch: ({ session }: Record<string, unknown>): { session?: string } =>
    typeof session === "string" ? { session } : {},
  component: lazyRouteComponent(() => import("../consent/consent-page.tsx"), "ConsentPage"),
});

const wishes = ["confirm", "move", "cancel"] as const;
const session = createRoute({
  getParentRoute: () => site,
  path: "/sessions/$id",
  // What the link of a mail wants to do; it only decides what the page offers first.
  validateSearch: (search: Record<string, unknown>): { do?: (typeof wishes)[number] } => {
    const wish = wishes.find((each) => each === search.do);
    return wish ? { do: wish } : {};
  },
  component: lazyRouteComponent(() => import("../session/session-page.tsx"), "SessionPage"),
});

const staff = createRoute({
  getParentRoute: () => root,
  path: "/staff",
  component: lazyRouteComponent(() => import("../staff/shell/staff-layout.tsx"), "StaffLayout"),
});
const staffPage = <const Path extends string>(path: Path, component: RouteComponent) =>
  createRoute({ getParentRoute: () => staff, path, component });

/** A page of the team that holds its filters in the address. */
const staffList = <const Path extends string, const Name extends string>(
  path: Path,
  filters: readonly Name[],
  component: RouteComponent,
) =>
  createRoute({
    getParentRoute: () => staff,
    path,
    validateSearch: heldSearch(...filters),
    component,
  });

/** What insights and reports can be narrowed to. */
const studyFilters = [
  "from",
  "to",
  "segment",
  "scenarioType",
  "operatingSystem",
  "variant",
  "build",
] as const;

const routeTree = root.addChildren([
  createRoute({
    getParentRoute: () => root,
    path: "/signed-in",
    component: lazyRouteComponent(() => import("../staff/sign-in/signed-in.tsx"), "SignedIn"),
  }),
  staff.addChildren([
    staffPage(
      "/",
      lazyRouteComponent(() => import("../staff/overview/overview-page.tsx"), "OverviewPage"),
    ),
    staffPage(
      "/live",
      lazyRouteComponent(() => import("../staff/live/live-page.tsx"), "LivePage"),
    ),
    staffList(
      "/sessions",
      [
        "view",
        "week",
        "status",
        "scenarioType",
        "segment",
        "operatingSystem",
        "observerId",
        "from",
        "to",
      ],
      lazyRouteComponent(() => import("../staff/sessions/sessions-page.tsx"), "SessionsPage"),
    ),
    staffPage(
      "/sessions/$id",
      lazyRouteComponent(() => import("../staff/session/session-page.tsx"), "SessionPage"),
    ),
    staffPage(
      "/availability",
      lazyRouteComponent(
        () => import("../staff/availability/availability-page.tsx"),
        "AvailabilityPage",
      ),
    ),
    staffList(
      "/participants",
      ["search", "status", "segment", "techLevel", "operatingSystem"],
      lazyRouteComponent(
        () => import("../staff/participants/participants-page.tsx"),
        "ParticipantsPage",
      ),
    ),
    staffPage(
      "/participants/$id",
      lazyRouteComponent(
        () => import("../staff/participants/person/person-page.tsx"),
        "PersonPage",
      ),
    ),
    staffList(
      "/insights",
      ["view", ...studyFilters],
      lazyRouteComponent(() => import("../staff/insights/insights-page.tsx"), "InsightsPage"),
    ),
    staffList(
      "/reports",
      ["type", ...studyFilters],
      lazyRouteComponent(() => import("../staff/reports/reports-page.tsx"), "ReportsPage"),
    ),
    staffPage(
      "/issues",
      lazyRouteComponent(() => import("../staff/issues/issues-page.tsx"), "IssuesPage"),
    ),
    staffList(
      "/files",
      ["category", "status"],
      lazyRouteComponent(() => import("../staff/files/files-page.tsx"), "FilesPage"),
    ),
    staffList(
      "/emails",
      ["kind", "status"],
      lazyRouteComponent(() => import("../staff/emails/emails-page.tsx"), "EmailsPage"),
    ),
    staffList(
      "/audit",
      ["resource", "actor"],
      lazyRouteComponent(() => import("../staff/audit/audit-page.tsx"), "AuditPage"),
    ),
  ]),
  site.addChildren([
    landing,
    signIn,
    page(
      "/me",
      lazyRouteComponent(() => import("../my-study/my-study.tsx"), "MyStudy"),
    ),
    consent,
    page(
      "/register",
      lazyRouteComponent(() => import("../registration/registration.tsx"), "Registration"),
    ),
    page(
      "/screening",
      lazyRouteComponent(() => import("../screening/screening.tsx"), "Screening"),
    ),
    page(
      "/book",
      lazyRouteComponent(() => import("../booking/book-page.tsx"), "BookPage"),
    ),
    page(
      "/sessions/$id/move",
      lazyRouteComponent(() => import("../booking/move-page.tsx"), "MovePage"),
    ),
    session,
    page(
      "/data",
      lazyRouteComponent(() => import("../my-data/my-data.tsx"), "MyData"),
    ),
    page(
      "/sessions/$id/feedback",
      lazyRouteComponent(() => import("../feedback/feedback-page.tsx"), "FeedbackPage"),
    ),
    // The link of the welcome mail: once it is used, one stands on "My study".
    page(
      "/confirm",
      lazyRouteComponent(() => import("../my-study/my-study.tsx"), "MyStudy"),
    ),
    page(
      "/pair",
      lazyRouteComponent(() => import("../mail-link/pairing-code.tsx"), "PairingCode"),
    ),
    page(
      "/unsubscribe",
      lazyRouteComponent(() => import("../mail-link/unsubscribe.tsx"), "Unsubscribe"),
    ),
  ]),
]);

export const router = createRouter({
  routeTree,
  basepath: import.meta.env.BASE_URL,
  defaultPreload: "intent",
  defaultPendingComponent: Loading,
  defaultErrorComponent: PageFailure,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
