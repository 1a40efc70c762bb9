import { NativeSelect, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Heading } from "../../page/heading.tsx";
import { QueryView } from "../../page/query-view.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import type { Report } from "../chart/chart.ts";
import { useStudyFilters } from "../insights/use-study-filters.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { FilterBar } from "../table/filter-bar.tsx";
import { DownloadReport } from "./download-report.tsx";
import { ReportBody } from "./report-body.tsx";
import { ReportJob } from "./report-job.tsx";

type Type = Report["type"];

/** The five reports: shown here as they are printed, and taken along. */
export function ReportsPage() {
  const texts = useStaffTexts().reports;
  const { client } = useStaff();
  const { filters, values, change, input } = useStudyFilters();
  const types = Object.keys(texts.types) as Type[];
  const type = types.find((each) => each === values.type) ?? "session-summary";
  const report = useQuery({
    queryKey: ["staff", "report", type, input],
    enabled: input !== undefined,
    // Asking for a long range begins a job: once is enough.
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    queryFn: ({ signal }) => client.readReport({ type, ...input, format: "json" }, { signal }),
  });
  return (
    <Stack gap="lg">
      <Heading size="h2">{texts.title}</Heading>
      <DownloadReport key={type} input={{ type, ...input }}>
        <NativeSelect
          label={texts.type}
          value={type}
          data={types.map((value) => ({ value, label: texts.types[value] }))}
          onChange={(event) => change({ type: event.currentTarget.value })}
        />
      </DownloadReport>
      <FilterBar filters={filters} values={values} onChange={change} />
      <QueryView query={report} rows={10}>
        {(answer) =>
          "sections" in answer ? (
            <ReportBody report={answer as Report} />
          ) : (
            <ReportJob jobId={answer.jobId as string} />
          )
        }
      </QueryView>
    </Stack>
  );
}
