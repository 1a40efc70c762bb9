import { Text } from "@mantine/core";
import { Section } from "../../../page/section.tsx";
import { useStaffTexts } from "../../../texts/staff.ts";
import { useMailColumns } from "../../emails/mail-columns.tsx";
import { DataTable } from "../../table/data-table.tsx";
import type { Person } from "./use-person.ts";

/** The mails to one person, the newest first; each can be sent once more. */
export function PersonMails({ emails }: Pick<Person, "emails">) {
  const texts = useStaffTexts().person;
  const columns = useMailColumns({ ofOne: true });
  return (
    <Section title={texts.mails}>
      {emails.length === 0 ? (
        <Text c="dimmed">{texts.noMails}</Text>
      ) : (
        <DataTable label={texts.mails} rows={emails} keyOf={({ id }) => id} columns={columns} />
      )}
    </Section>
  );
}
