import { Alert, Button, Grid, Group, Stack, Text } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { Heading } from "../../../page/heading.tsx";
import { Icon } from "../../../page/icon.tsx";
import { LinkAnchor } from "../../../page/link.tsx";
import { Moment } from "../../../page/moment.tsx";
import { QueryView } from "../../../page/query-view.tsx";
import { ExportData } from "../../../person/export-data.tsx";
import { useStaffTexts } from "../../../texts/staff.ts";
import { useStaff } from "../../sign-in/staff.tsx";
import { StateBadge } from "../../table/badge.tsx";
import { MessageDialog } from "../message-dialog.tsx";
import { participantTones } from "../tones.ts";
import { Consents } from "./consents.tsx";
import { ErasePerson } from "./erase-person.tsx";
import { Journey } from "./journey.tsx";
import { PersonDetails } from "./person-details.tsx";
import { PersonFiles } from "./person-files.tsx";
import { PersonMails } from "./person-mails.tsx";
import { PersonSessions } from "./person-sessions.tsx";
import { ResearchNotes } from "./research-notes.tsx";
import { ScreeningScore } from "./screening-score.tsx";
import { StatusChange } from "./status-change.tsx";
import { type Person, usePerson } from "./use-person.ts";

/** One person: what happened, and what can be done. */
export function PersonPage() {
  const { id } = useParams({ from: "/staff/participants/$id" });
  const texts = useStaffTexts().participants;
  const person = usePerson(id);
  return (
    <Stack gap="lg">
      <LinkAnchor to="/staff/participants" size="sm" className="back">
        <Icon name="left" size={16} />
        {texts.title}
      </LinkAnchor>
      <QueryView query={person} rows={8}>
        {(data) => <Everything key={data.participant.id} person={data} />}
      </QueryView>
    </Stack>
  );
}

function Everything({ person }: { person: Person }) {
  const { lists, words, person: texts } = useStaffTexts();
  const { client, may } = useStaff();
  const [writing, setWriting] = useState(false);
  const { participant, known, sessions } = person;
  const name = known && [known.firstName, known.lastName].filter(Boolean).join(" ");
  return (
    <>
      <Group justify="space-between" gap="md" align="flex-start">
        <div>
          <Group gap="sm">
            <Heading size="h2">{name ? `${participant.code} · ${name}` : participant.code}</Heading>
            <StateBadge tone={participantTones[participant.status]}>
              {words.participantStatus[participant.status]}
            </StateBadge>
          </Group>
          <Text c="dimmed" mt={4}>
            {words.segment[participant.segment]} · {participant.operatingSystem} · {texts.since}{" "}
            <Moment at={participant.registeredAt} form="day" />
          </Text>
        </div>
        {known && (
          <Group gap="sm">
            {may("sendMessage") && (
              <Button
                variant="light"
                leftSection={<Icon name="mail" size={18} />}
                onClick={() => setWriting(true)}
              >
                {texts.write}
              </Button>
            )}
            <StatusChange person={known} />
          </Group>
        )}
      </Group>
      {!known && <Alert icon={<Icon name="eye" />}>{lists.observerNote}</Alert>}
      {known?.sealedAt && <Alert icon={<Icon name="lock" />}>{texts.sealed}</Alert>}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack gap="lg">
            <PersonSessions sessions={sessions} feedback={person.feedback} />
            <Journey id={participant.id} />
            <PersonMails emails={person.emails} />
            <PersonFiles participantId={participant.id} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack gap="lg">
            {known ? (
              <>
                <PersonDetails person={known} />
                <ResearchNotes person={known} />
                <ScreeningScore person={known} />
                <Consents person={known} />
                {may("exportParticipant") && (
                  <ExportData
                    client={client}
                    participantId={known.id}
                    code={known.code}
                    words={texts.export}
                  />
                )}
                {may("eraseParticipant") && (
                  <ErasePerson person={known} held={sessions.some(({ hold }) => hold)} />
                )}
              </>
            ) : (
              <ScreeningScore person={participant} />
            )}
          </Stack>
        </Grid.Col>
      </Grid>
      <MessageDialog
        to={writing ? [participant.id] : undefined}
        onClose={() => setWriting(false)}
      />
    </>
  );
}
