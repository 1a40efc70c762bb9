import type { IconName } from "../../page/icon.tsx";
import type { StaffTexts } from "../../texts/staff-en.ts";

export interface Place {
  to: string;
  name: keyof StaffTexts["places"];
  icon: IconName;
  /** The operation without which the page would be empty. */
  needs: string;
  exact?: boolean;
}

/** The team's pages in the order of the navigation. */
export const places: readonly Place[] = [
  { to: "/staff", name: "overview", icon: "home", needs: "readOverview", exact: true },
  { to: "/staff/live", name: "live", icon: "live", needs: "readRealtime" },
  { to: "/staff/sessions", name: "sessions", icon: "calendar", needs: "listSessions" },
  { to: "/staff/participants", name: "participants", icon: "people", needs: "listParticipants" },
  {
    to: "/staff/availability",
    name: "availability",
    icon: "clock",
    needs: "readOpeningHours",
  },
  { to: "/staff/insights", name: "insights", icon: "chart", needs: "readInsights" },
  { to: "/staff/reports", name: "reports", icon: "note", needs: "readReport" },
  { to: "/staff/issues", name: "issues", icon: "alert", needs: "listIssues" },
  { to: "/staff/files", name: "files", icon: "file", needs: "listFiles" },
  { to: "/staff/emails", name: "emails", icon: "mail", needs: "listEmails" },
  { to: "/staff/audit", name: "audit", icon: "lock", needs: "listAudit" },
];
