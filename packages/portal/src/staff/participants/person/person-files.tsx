import { Section } from "../../../page/section.tsx";
import { useStaffTexts } from "../../../texts/staff.ts";
import { FileTable } from "../../files/file-table.tsx";

/** What was recorded of one person. */
export function PersonFiles({ participantId }: { participantId: string }) {
  const texts = useStaffTexts().person;
  return (
    <Section title={texts.files}>
      <FileTable filters={{ participantId }} label={texts.files} />
    </Section>
  );
}
