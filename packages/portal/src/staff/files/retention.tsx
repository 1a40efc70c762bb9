import type { CallAnswer } from "@luna/sdk";
import { Moment } from "../../page/moment.tsx";
import { Section } from "../../page/section.tsx";
import { useRegion, useTexts } from "../../texts/language.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { PagedTable } from "../table/paged-table.tsx";
import { usePages } from "../table/use-pages.ts";
import { inBytes } from "./in-bytes.ts";

type Due = CallAnswer<"previewRetention">["items"][number];

/** What the next clean-up takes away, and why: said before it happens. */
export function Retention() {
  const { files: texts } = useStaffTexts();
  const { data: words } = useTexts();
  const region = useRegion();
  const { client } = useStaff();
  const pages = usePages<Due>(["staff", "files", "retention"], (cursor, signal) =>
    client.previewRetention({ limit: 20, ...(cursor && { cursor }) }, { signal }),
  );
  return (
    <Section title={texts.retention} text={texts.retentionText}>
      <PagedTable
        label={texts.retention}
        pages={pages}
        keyOf={({ file }) => file.id}
        empty={texts.retentionEmpty}
        columns={[
          { id: "name", title: texts.file, cell: ({ file }) => file.name },
          {
            id: "category",
            title: texts.category,
            cell: ({ file }) => words.categories[file.category],
          },
          {
            id: "size",
            title: texts.size,
            numeric: true,
            cell: ({ file }) => (file.size === undefined ? "–" : inBytes(file.size, region)),
          },
          { id: "due", title: texts.due, cell: ({ dueAt }) => <Moment at={dueAt} form="day" /> },
          {
            id: "reason",
            title: texts.reason,
            cell: ({ reason }) => texts.reasons[reason] ?? reason,
          },
        ]}
      />
    </Section>
  );
}
