import { Stack, Text, Title } from "@mantine/core";
import { inWords } from "../../page/moment.tsx";
import { useRegion } from "../../texts/language.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import type { Report } from "../chart/chart.ts";
import { useWritten } from "../chart/use-written.ts";
import { DataTable } from "../table/data-table.tsx";

interface Row {
  values: Table["rows"][number];
  at: number;
}
type Table = Report["sections"][number]["tables"][number];

/** A table of a report, its values written in the reader's way. */
export function ReportTable({ table }: { table: Table }) {
  const texts = useStaffTexts().chart;
  const say = useWritten();
  const region = useRegion();
  const { title, columns, rows } = table;
  const cell = (
    value: string | number | null | undefined,
    format: Table["columns"][number]["format"],
  ) => {
    if (value === null || value === undefined || value === "") return texts.noData;
    if (typeof value === "number") return say.value(value, format);
    return format === "instant" ? inWords(value, { region }) : value;
  };
  return (
    <Stack gap="xs">
      <Title order={3} size="h4">
        {title}
      </Title>
      {rows.length === 0 ? (
        <Text c="dimmed">{texts.noData}</Text>
      ) : (
        <DataTable<Row>
          label={title}
          rows={rows.map((values, at) => ({ values, at }))}
          keyOf={({ at }) => String(at)}
          columns={columns.map(({ id, label, format }, at) => ({
            id,
            title: label,
            numeric: format !== "text" && format !== "instant",
            cell: ({ values }) => cell(values[at], format),
          }))}
        />
      )}
    </Stack>
  );
}
