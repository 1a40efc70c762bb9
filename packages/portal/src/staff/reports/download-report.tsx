import { type CallInput, readReportFile } from "@luna/sdk";
import { Button, Group } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Failure } from "../../page/failure.tsx";
import { Icon } from "../../page/icon.tsx";
import { saveFile } from "../../page/save-file.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { ReportJob } from "./report-job.tsx";

const formats = ["pdf", "csv", "json"] as const;

/** The report as a file; a range too long for one answer is made by a job, which is followed. */
export function DownloadReport(props: {
  input: CallInput<"readReport">;
  /** What stands before the buttons. */
  children: ReactNode;
}) {
  const { input } = props;
  const texts = useStaffTexts().reports;
  const { client } = useStaff();
  const take = useMutation({
    mutationFn: (format: (typeof formats)[number]) => readReportFile(client, { ...input, format }),
    onSuccess: (answer) => {
      if (answer.kind === "file") saveFile(answer.blob, answer.name);
    },
  });
  return (
    <>
      <Group gap="sm" align="end">
        {props.children}
        {formats.map((format) => (
          <Button
            key={format}
            variant="default"
            leftSection={<Icon name="down" size={18} />}
            loading={take.isPending && take.variables === format}
            aria-label={texts.download(format.toUpperCase())}
            onClick={() => take.mutate(format)}
          >
            {format.toUpperCase()}
          </Button>
        ))}
      </Group>
      {take.data?.kind === "job" && <ReportJob jobId={take.data.jobId} />}
      {take.isError && <Failure error={take.error} />}
    </>
  );
}
