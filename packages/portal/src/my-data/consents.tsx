import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Purpose } from "../consent/consent-question.tsx";
import { Ask } from "../page/ask.tsx";
import { Failure } from "../page/failure.tsx";
import { Moment } from "../page/moment.tsx";
import { QueryView } from "../page/query-view.tsx";
import { Section } from "../page/section.tsx";
import { type OwnParticipant, useOwn } from "../participant/participant.tsx";
import { useStudy } from "../service/service.tsx";
import { inLanguage, useLanguage, useTexts } from "../texts/language.ts";

/** What one has agreed to and when; each can be withdrawn, and given again. */
export function Consents({ person }: { person: OwnParticipant }) {
  const { data: texts, consentTitles } = useTexts();
  const language = useLanguage();
  const study = useStudy();
  const { client, participantId } = useOwn();
  const queryClient = useQueryClient();
  const [withdrawing, setWithdrawing] = useState<Purpose>();
  const change = useMutation({
    mutationFn: (wanted: { purpose: Purpose; given: boolean }) =>
      client.giveConsent({ id: participantId, ...wanted, language }),
    onSuccess: () => {
      setWithdrawing(undefined);
      return queryClient.invalidateQueries({ queryKey: ["participant"] });
    },
  });
  return (
    <Section title={texts.consents}>
      <QueryView query={study}>
        {({ study: { consents } }) => (
          <Stack gap="xl">
            {consents.map(({ purpose, text }) => {
              const state = person.consents.find((each) => each.purpose === purpose);
              return (
                <Stack key={purpose} gap={6}>
                  <Title order={3} size="h5">
                    {consentTitles[purpose]}
                  </Title>
                  <Text>{inLanguage(text, language)}</Text>
                  <Group gap="md">
                    <Text size="sm" c="dimmed">
                      {state?.given ? texts.given : texts.notGiven}
                      {state && (
                        <>
                          {" · "}
                          <Moment at={state.at} />
                        </>
                      )}
                    </Text>
                    {state?.given ? (
                      <Button
                        variant="light"
                        size="compact-md"
                        aria-label={`${texts.withdraw}: ${consentTitles[purpose]}`}
                        onClick={() => {
                          // A failure from before is none of this question.
                          change.reset();
                          setWithdrawing(purpose);
                        }}
                      >
                        {texts.withdraw}
                      </Button>
                    ) : (
                      <Button
                        variant="light"
                        size="compact-md"
                        aria-label={`${texts.give}: ${consentTitles[purpose]}`}
                        loading={change.isPending && change.variables.purpose === purpose}
                        onClick={() => change.mutate({ purpose, given: true })}
                      >
                        {texts.give}
                      </Button>
                    )}
                  </Group>
                </Stack>
              );
            })}
            {change.isError && !withdrawing && <Failure error={change.error} />}
          </Stack>
        )}
      </QueryView>
      <Ask
        opened={withdrawing !== undefined}
        title={withdrawing ? texts.withdrawTitle(consentTitles[withdrawing]) : ""}
        confirm={texts.withdraw}
        call={change}
        onConfirm={() => withdrawing && change.mutate({ purpose: withdrawing, given: false })}
        onClose={() => setWithdrawing(undefined)}
      >
        <Text>{texts.withdrawText}</Text>
      </Ask>
    </Section>
  );
}
