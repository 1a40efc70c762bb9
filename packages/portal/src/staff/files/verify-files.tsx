import { Button, Progress, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Failure } from "../../page/failure.tsx";
import { QueryView } from "../../page/query-view.tsx";
import { useJob } from "../../page/use-job.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";

/** Holds what is stored against its hashes once more, for administrators. */
export function VerifyFiles() {
  const texts = useStaffTexts().files;
  const { client } = useStaff();
  const verify = useMutation({ mutationFn: () => client.verifyFiles() });
  const job = useJob(client, verify.data?.jobId);
  return (
    <>
      <Button
        variant="light"
        className="narrow-full"
        loading={verify.isPending}
        disabled={job.data?.status === "queued" || job.data?.status === "running"}
        onClick={() => verify.mutate()}
      >
        {texts.verify}
      </Button>
      {verify.isError && <Failure error={verify.error} />}
      {verify.data && (
        <QueryView query={job} rows={1}>
          {({ status, percent, reason }) => (
            <div role="status">
              <Text size="sm">
                {status === "done"
                  ? texts.verified
                  : status === "failed"
                    ? (reason ?? texts.verifyFailed)
                    : texts.verifying(percent)}
              </Text>
              {(status === "queued" || status === "running") && (
                <Progress value={percent} aria-label={texts.verify} />
              )}
            </div>
          )}
        </QueryView>
      )}
    </>
  );
}
