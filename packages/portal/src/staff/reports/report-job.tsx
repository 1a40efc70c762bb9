import { Button, Progress, Text } from "@mantine/core";
import { Failure } from "../../page/failure.tsx";
import { QueryView } from "../../page/query-view.tsx";
import { useJob } from "../../page/use-job.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";

/** A long report on its way: how far it is, and where it lies once it is done. */
export function ReportJob({ jobId }: { jobId: string }) {
  const texts = useStaffTexts().reports;
  const { client } = useStaff();
  return (
    <QueryView query={useJob(client, jobId)} rows={1}>
      {({ status, percent, url, reason }) =>
        status === "done" && url ? (
          <Button component="a" href={url} variant="light" className="narrow-full">
            {texts.ready}
          </Button>
        ) : status === "failed" ? (
          <Failure error={new Error(reason ?? "the job failed")} />
        ) : (
          <div role="status">
            <Text size="sm">{texts.running(percent)}</Text>
            <Progress value={percent} aria-label={texts.running(percent)} />
          </div>
        )
      }
    </QueryView>
  );
}
