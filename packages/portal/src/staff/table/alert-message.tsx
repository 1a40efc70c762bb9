import { useStaffTexts } from "../../texts/staff.ts";
import { type AlertCause, alertPhrase } from "./alert-phrase.ts";

/** What an alert says: in the reader's language where its rule tells it, else as the service wrote it. */
export function AlertMessage({ alert }: { alert: AlertCause }) {
  const phrase = alertPhrase(alert, useStaffTexts().words);
  return (
    <span className="breakable" {...(phrase === undefined && { lang: "en" })}>
      {phrase ?? alert.message}
    </span>
  );
}
