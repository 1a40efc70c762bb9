import type { CallAnswer } from "@luna/sdk";
import { dayIn } from "../../booking/week.ts";
import { deviceZone } from "../../page/moment.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { StaffLink } from "../shell/staff-link.tsx";
import classes from "./figure.module.css";
import { Figure } from "./figure.tsx";

type Today = CallAnswer<"readOverview">["today"];

/** The status that most of a part have: what its list is narrowed to. */
const statuses: Record<keyof Today, string> = {
  scheduled: "scheduled",
  active: "in-progress",
  completed: "completed",
  failed: "failed",
  missed: "no-show",
  cancelled: "cancelled",
};

/** The list of the sessions of the day that a moment falls on here: its filters are days of this device. */
export const sessionsOfDay = (at: string, timeZone: string): string => {
  const day = dayIn(at, timeZone);
  return `/staff/sessions?from=${day}&to=${day}`;
};

/** The sessions of today, by how they stand. */
export function Today({ today, at }: { today: Today; at: string }) {
  const texts = useStaffTexts().overview;
  const parts = Object.keys(statuses) as (keyof Today)[];
  const total = parts.reduce((sum, part) => sum + today[part], 0);
  const list = sessionsOfDay(at, deviceZone());
  return (
    <Figure name={texts.today} value={total} to={list}>
      <div className={classes.parts}>
        {parts
          .filter((part) => today[part] > 0)
          .map((part) => (
            <StaffLink key={part} size="sm" to={`${list}&status=${statuses[part]}`}>
              {today[part]} {texts.todayParts[part]}
            </StaffLink>
          ))}
      </div>
    </Figure>
  );
}
