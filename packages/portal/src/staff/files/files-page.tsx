import type { CallInput } from "@luna/sdk";
import { Group, Stack } from "@mantine/core";
import { Heading } from "../../page/heading.tsx";
import { useTexts } from "../../texts/language.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { CsvButton } from "../table/csv-button.tsx";
import { FilterBar } from "../table/filter-bar.tsx";
import { useHeld } from "../table/use-held.ts";
import { FileTable } from "./file-table.tsx";
import { Retention } from "./retention.tsx";
import { Storage } from "./storage.tsx";

/** Everything that was recorded or uploaded, and the room that it takes. */
export function FilesPage() {
  const { files: texts } = useStaffTexts();
  const { data: words } = useTexts();
  const { may } = useStaff();
  const { values, change, filtered } = useHeld();
  const input = values as CallInput<"listFiles">;
  return (
    <Stack gap="lg">
      <Group justify="space-between" gap="sm">
        <Heading size="h2">{texts.title}</Heading>
        <CsvButton list="listFiles" input={input} name="files" />
      </Group>
      <Storage />
      <FilterBar
        filters={[
          { kind: "choice", name: "category", label: texts.category, options: words.categories },
          { kind: "choice", name: "status", label: texts.status, options: words.fileStatus },
        ]}
        values={values}
        onChange={change}
      />
      <FileTable filters={input} label={texts.title} filtered={filtered} />
      {may("previewRetention") && <Retention />}
    </Stack>
  );
}
