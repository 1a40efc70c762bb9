import { QueryView } from "../../page/query-view.tsx";
import { Section } from "../../page/section.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { MailFigures } from "../emails/mail-figures.tsx";
import { useMailStatistics } from "../emails/use-mail-statistics.ts";
import { StaffLink } from "../shell/staff-link.tsx";

/** How the mails fare. */
export function MailHealth() {
  const { overview: texts, emails } = useStaffTexts();
  const statistics = useMailStatistics();
  return (
    <Section title={texts.mailHealth} text={emails.healthText}>
      <QueryView query={statistics}>{(data) => <MailFigures figures={data} />}</QueryView>
      <StaffLink to="/staff/emails" size="sm">
        {texts.toMails}
      </StaffLink>
    </Section>
  );
}
