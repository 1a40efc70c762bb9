import { Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Moment } from "../page/moment.tsx";
import { Section } from "../page/section.tsx";
import { type OwnParticipant, useOwn } from "../participant/participant.tsx";
import { DetailsForm } from "../person/details-form.tsx";
import { useTexts } from "../texts/language.ts";

/** What one has told of oneself, to be corrected. */
export function Details({ person }: { person: OwnParticipant }) {
  const { data: texts, registration } = useTexts();
  const { client, participantId } = useOwn();
  const queryClient = useQueryClient();
  const update = useMutation({
    mutationFn: (changed: Record<string, string>) =>
      client.updateParticipant({ id: participantId, ...changed }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["participant"] }),
  });
  return (
    <Section title={texts.details}>
      <DetailsForm
        person={person}
        change={update}
        saved={
          update.variables?.email && !person.emailVerifiedAt
            ? texts.emailChanged(person.email)
            : texts.saved
        }
      />
      <Text size="sm" c="dimmed">
        {texts.unchangeable}: {person.code}, {registration.techLevels[person.techLevel].name},{" "}
        <Moment at={person.registeredAt} />
      </Text>
    </Section>
  );
}
