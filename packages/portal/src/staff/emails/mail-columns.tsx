import type { CallAnswer } from "@luna/sdk";
import { Moment } from "../../page/moment.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { emailTones } from "../participants/tones.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { StateBadge } from "../table/badge.tsx";
import type { Column } from "../table/data-table.tsx";
import { MailTitle } from "./mail-title.tsx";
import { ResendButton } from "./resend-button.tsx";

export type Mail = CallAnswer<"listEmails">["items"][number];

/** How a mail is shown in a list, wherever one stands; whom it went to only to those who may know, and not where all are to `ofOne`. */
export function useMailColumns({ ofOne = false } = {}): Column<Mail>[] {
  const { words, emails: texts } = useStaffTexts();
  const { may } = useStaff();
  return [
    { id: "kind", title: texts.mail, cell: (mail) => <MailTitle mail={mail} /> },
    {
      id: "status",
      title: texts.status,
      cell: ({ status }) => (
        <StateBadge tone={emailTones[status]}>{words.emailStatus[status]}</StateBadge>
      ),
    },
    ...(may("readEmail") && !ofOne
      ? [{ id: "to", title: texts.to, cell: ({ to }: Mail) => to ?? "–" }]
      : []),
    { id: "at", title: texts.queued, cell: ({ queuedAt }) => <Moment at={queuedAt} /> },
    ...(may("resendEmail")
      ? [
          {
            id: "resend",
            title: texts.resend,
            titleUnseen: true,
            cell: (mail: Mail) => <ResendButton mail={mail} />,
          },
        ]
      : []),
  ];
}
