import { useStaffTexts } from "../../texts/staff.ts";
import { type Column, DataTable } from "../table/data-table.tsx";
import type { Chart } from "./chart.ts";
import { useWritten } from "./use-written.ts";

interface Row {
  label: string;
  value: number | null;
  n?: number;
  low?: number | null;
  high?: number | null;
}

/** The numbers of a chart. */
export function ChartTable({ chart }: { chart: Chart }) {
  const texts = useStaffTexts().chart;
  const say = useWritten();
  const { format } = chart;
  const columns: Column<Row>[] = [
    { id: "label", title: texts.what, cell: ({ label }) => label },
    {
      id: "value",
      title: texts.value,
      numeric: true,
      cell: ({ value }) => say.value(value, format),
    },
    ...(chart.kind === "intervals"
      ? [
          {
            id: "low",
            title: texts.low,
            numeric: true,
            cell: ({ low }: Row) => (low === null ? "–" : say.value(low, format)),
          },
          {
            id: "high",
            title: texts.high,
            numeric: true,
            cell: ({ high }: Row) => (high === null ? "–" : say.value(high, format)),
          },
        ]
      : []),
    ...(chart.kind === "bars"
      ? []
      : [{ id: "n", title: "n", numeric: true, cell: ({ n }: Row) => n }]),
  ];
  return (
    <DataTable<Row>
      label={chart.title}
      rows={chart.items}
      keyOf={({ label }) => label}
      columns={columns}
    />
  );
}
