import { Button, Checkbox } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Failure } from "../page/failure.tsx";
import { Section } from "../page/section.tsx";
import { useOwn } from "../participant/participant.tsx";
import { useTexts } from "../texts/language.ts";

/** Deletes the person from every store; said twice, since nothing brings it back. */
export function Erase({ onErasing }: { onErasing(jobId: string): void }) {
  const { data: texts } = useTexts();
  const { client, participantId } = useOwn();
  const [sure, setSure] = useState(false);
  const erase = useMutation({
    mutationFn: () => client.eraseParticipant({ id: participantId }),
    onSuccess: ({ jobId }) => onErasing(jobId),
  });
  return (
    <Section title={texts.eraseTitle} text={texts.eraseText}>
      <Checkbox
        checked={sure}
        label={texts.eraseSure}
        onChange={(event) => setSure(event.currentTarget.checked)}
      />
      {erase.isError && <Failure error={erase.error} />}
      <Button
        color="red"
        className="narrow-full"
        disabled={!sure}
        loading={erase.isPending}
        onClick={() => erase.mutate()}
      >
        {texts.erase}
      </Button>
    </Section>
  );
}
