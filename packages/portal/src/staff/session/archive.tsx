import { Anchor, Button, Progress, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Failure } from "../../page/failure.tsx";
import { Icon } from "../../page/icon.tsx";
import { Section } from "../../page/section.tsx";
import { useJob } from "../../page/use-job.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";

/** Everything of the session as one ZIP, made when it is asked for. */
export function Archive({ id, code }: { id: string; code: string }) {
  const texts = useStaffTexts().session;
  const { client } = useStaff();
  const make = useMutation({ mutationFn: () => client.archiveSession({ id }) });
  const job = useJob(client, make.data?.jobId);
  const status = job.data?.status;
  const running = make.isPending || status === "queued" || status === "running";
  return (
    <Section title={texts.archive} text={texts.archiveText}>
      {make.isError && <Failure error={make.error} />}
      {job.isError && <Failure error={job.error} onRetry={() => job.refetch()} />}
      {running && (
        <div role="status">
          <Text size="sm">{texts.archiveRunning(job.data?.percent ?? 0)}</Text>
          <Progress value={job.data?.percent ?? 0} aria-label={texts.archive} />
        </div>
      )}
      {status === "failed" && <Text role="alert">{texts.archiveFailed}</Text>}
      {status === "done" && job.data?.url ? (
        <Anchor href={job.data.url} download={`${code}.zip`}>
          {texts.archiveReady}
        </Anchor>
      ) : (
        <Button
          variant="light"
          className="narrow-full"
          leftSection={<Icon name="down" size={18} />}
          disabled={running || (make.data !== undefined && status === undefined)}
          onClick={() => make.mutate()}
        >
          {texts.archiveMake}
        </Button>
      )}
    </Section>
  );
}
