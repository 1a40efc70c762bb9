import type { CallInput } from "@luna/sdk";
import { Alert, Group, Stack } from "@mantine/core";
import { Heading } from "../../page/heading.tsx";
import { Icon } from "../../page/icon.tsx";
import { LinkAnchor } from "../../page/link.tsx";
import { QueryView } from "../../page/query-view.tsx";
import { Section } from "../../page/section.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { CsvButton } from "../table/csv-button.tsx";
import type { Column } from "../table/data-table.tsx";
import { FilterBar } from "../table/filter-bar.tsx";
import { PagedTable } from "../table/paged-table.tsx";
import { SessionLink } from "../table/session-link.tsx";
import { useHeld } from "../table/use-held.ts";
import { usePages } from "../table/use-pages.ts";
import { type Mail, useMailColumns } from "./mail-columns.tsx";
import { MailFigures } from "./mail-figures.tsx";
import { useMailStatistics } from "./use-mail-statistics.ts";

/** The delivery log: every mail, how it fared, and once more. */
export function EmailsPage() {
  const { emails: texts, words, lists } = useStaffTexts();
  const { client, may } = useStaff();
  const { values, change, filtered } = useHeld();
  const input = values as CallInput<"listEmails">;
  const pages = usePages<Mail>(["staff", "emails", values], (cursor, signal) =>
    client.listEmails({ ...input, ...(cursor && { cursor }) }, { signal }),
  );
  const [first, ...others] = useMailColumns();
  const columns = [
    ...(first ? [first] : []),
    { id: "about", title: texts.about, cell: (mail: Mail) => <About mail={mail} /> },
    ...others,
  ] satisfies Column<Mail>[];
  return (
    <Stack gap="lg">
      <Group justify="space-between" gap="sm">
        <Heading size="h2">{texts.title}</Heading>
        <CsvButton list="listEmails" input={input} name="mails" />
      </Group>
      {!may("readEmail") && <Alert icon={<Icon name="eye" />}>{lists.observerNote}</Alert>}
      <Section title={texts.health} text={texts.healthText}>
        <QueryView query={useMailStatistics()}>
          {(figures) => <MailFigures figures={figures} />}
        </QueryView>
      </Section>
      <FilterBar
        filters={[
          { kind: "choice", name: "kind", label: texts.kind, options: words.emailKind },
          { kind: "choice", name: "status", label: texts.status, options: words.emailStatus },
        ]}
        values={values}
        onChange={change}
      />
      <PagedTable
        label={texts.title}
        pages={pages}
        columns={columns}
        keyOf={({ id }) => id}
        filtered={filtered}
        empty={texts.empty}
      />
    </Stack>
  );
}

/** The person or the session that a mail is about. */
function About({ mail }: { mail: Mail }) {
  const { person, participants } = useStaffTexts();
  if (mail.participantId)
    return (
      <LinkAnchor to="/staff/participants/$id" params={{ id: mail.participantId }} inherit>
        {participants.person}
      </LinkAnchor>
    );
  return mail.sessionId ? <SessionLink id={mail.sessionId}>{person.session}</SessionLink> : "–";
}
