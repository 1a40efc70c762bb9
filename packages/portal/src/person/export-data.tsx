import type { Client } from "@luna/sdk";
import { Button, Progress, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Failure } from "../page/failure.tsx";
import { saveFile } from "../page/save-file.ts";
import { Section } from "../page/section.tsx";
import { useJob } from "../page/use-job.ts";
import { useTexts } from "../texts/language.ts";

/** Everything that is held on a person as one file: at once, or by a job where it is too much for one answer. */
export function ExportData(props: {
  client: Client;
  participantId: string;
  /** The short code: how the file is called. */
  code: string;
  words: { title: string; text: string; button: string };
}) {
  const { data: texts } = useTexts();
  const { client, participantId, code, words } = props;
  const [jobId, setJobId] = useState<string>();
  const job = useJob(client, jobId);
  const take = useMutation({
    mutationFn: () => client.exportParticipant({ id: participantId }),
    onSuccess: (answer) => {
      if ("jobId" in answer && typeof answer.jobId === "string") setJobId(answer.jobId);
      else saveFile(asJson(answer), `${code}.json`);
    },
  });
  const { status, url, percent } = job.data ?? {};
  useEffect(() => {
    if (status === "done" && url) location.assign(url);
  }, [status, url]);
  const running = status === "queued" || status === "running";
  return (
    <Section title={words.title} text={words.text}>
      {take.isError && <Failure error={take.error} />}
      {running && (
        <div role="status">
          <Text size="sm">{texts.exportRunning(percent ?? 0)}</Text>
          <Progress value={percent ?? 0} aria-label={words.title} />
        </div>
      )}
      <Button
        variant="light"
        className="narrow-full"
        loading={take.isPending || running}
        onClick={() => take.mutate()}
      >
        {words.button}
      </Button>
    </Section>
  );
}

const asJson = (content: unknown): Blob =>
  new Blob([JSON.stringify(content, null, 2)], { type: "application/json" });
