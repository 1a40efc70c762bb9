import type { StaffTexts } from "../staff-en.ts";

export const roles: StaffTexts["roles"] = {
  observer: "Beobachtung",
  researcher: "Forschung",
  admin: "Verwaltung",
};
