import { Stack, Text } from "@mantine/core";
import { Navigate } from "@tanstack/react-router";
import { useState } from "react";
import { ConfirmAddress } from "../mail-link/confirm-address.tsx";
import { Heading } from "../page/heading.tsx";
import { QueryView } from "../page/query-view.tsx";
import { ParticipantOnly, useOwn, usePerson } from "../participant/participant.tsx";
import { useTexts } from "../texts/language.ts";
import { Consents } from "./consents.tsx";
import { Details } from "./details.tsx";
import { Erase } from "./erase.tsx";
import { Erasure } from "./erasure.tsx";
import { Export } from "./export.tsx";
import { OwnFiles } from "./own-files.tsx";

/** What is held about a person: seen, corrected, withdrawn, taken along, deleted. */
export function MyData() {
  return (
    <ParticipantOnly>
      <Mine />
    </ParticipantOnly>
  );
}

function Mine() {
  const { sessionId } = useOwn();
  const [jobId, setJobId] = useState<string>();
  if (jobId) return <Erasure jobId={jobId} />;
  // A link for one session opens that session only.
  if (sessionId) return <Navigate to="/sign-in" search={{ back: "/data" }} replace />;
  return <Everything onErasing={setJobId} />;
}

function Everything({ onErasing }: { onErasing(jobId: string): void }) {
  const texts = useTexts().data;
  return (
    <QueryView query={usePerson()} rows={6}>
      {({ participant }) => (
        <Stack gap="lg">
          <div>
            <Heading>{texts.title}</Heading>
            <Text c="dimmed" size="lg" mt={4}>
              {texts.intro}
            </Text>
          </div>
          <Details person={participant} />
          <Consents person={participant} />
          {participant.emailVerifiedAt ? (
            <>
              <OwnFiles />
              <Export code={participant.code} />
            </>
          ) : (
            <ConfirmAddress email={participant.email} text={texts.unverified(participant.email)} />
          )}
          <Erase onErasing={onErasing} />
        </Stack>
      )}
    </QueryView>
  );
}
