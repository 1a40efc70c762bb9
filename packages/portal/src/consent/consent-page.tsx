import { Alert, Button, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { Failure } from "../page/failure.tsx";
import { Heading } from "../page/heading.tsx";
import { QueryView } from "../page/query-view.tsx";
import { useKeptState } from "../page/use-kept-state.ts";
import {
  type OwnParticipant,
  ParticipantOnly,
  useOwn,
  usePerson,
} from "../participant/participant.tsx";
import { useStudy } from "../service/service.tsx";
import { personIn, sessionKey, useSession } from "../session/use-session.ts";
import { useLanguage, useTexts } from "../texts/language.ts";
import { ConsentQuestion, type Purpose } from "./consent-question.tsx";

/** One question for each purpose, each with its text in full; nothing is answered beforehand. */
export function ConsentPage() {
  return (
    <ParticipantOnly>
      <Who />
    </ParticipantOnly>
  );
}

/** A link for one session knows the person from that session only. */
function Who() {
  const { sessionId } = useOwn();
  const { session = sessionId } = useSearch({ from: "/site/consent" });
  return sessionId ? <BySession id={sessionId} /> : <ByPerson session={session} />;
}

function BySession({ id }: { id: string }) {
  return (
    <QueryView query={useSession(id)}>
      {(session) => {
        const person = personIn(session);
        return person && <Questions person={person} session={id} />;
      }}
    </QueryView>
  );
}

function ByPerson({ session }: { session: string | undefined }) {
  return (
    <QueryView query={usePerson()}>
      {({ participant }) => <Questions person={participant} session={session} />}
    </QueryView>
  );
}

type Answers = Partial<Record<Purpose, boolean>>;

function Questions(props: { person: OwnParticipant; session: string | undefined }) {
  const texts = useTexts().consent;
  const language = useLanguage();
  const study = useStudy();
  const { client, participantId } = useOwn();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const draft = useKeptState<Answers>(
    `luna.consent.${participantId}`,
    Object.fromEntries(props.person.consents.map(({ purpose, given }) => [purpose, given])),
  );
  const answers = draft.value;
  const [asked, setAsked] = useState(false);
  const questions = useRef<HTMLDivElement>(null);
  const askForAll = () => {
    setAsked(true);
    requestAnimationFrame(() =>
      questions.current?.querySelector<HTMLElement>("[data-missing] input")?.focus(),
    );
  };
  const save = useMutation({
    mutationFn: async (given: Answers) => {
      for (const [purpose, yes] of Object.entries(given) as [Purpose, boolean][]) {
        const known = props.person.consents.find((each) => each.purpose === purpose);
        if (known?.given !== yes)
          await client.giveConsent({ id: participantId, purpose, given: yes, language });
      }
    },
    onSuccess: async () => {
      draft.forget();
      await queryClient.invalidateQueries({ queryKey: ["participant"] });
      if (props.session) {
        await queryClient.invalidateQueries({ queryKey: sessionKey(props.session) });
        return navigate({ to: "/sessions/$id", params: { id: props.session } });
      }
      return navigate({ to: answers.session ? "/book" : "/me" });
    },
  });
  return (
    <Stack gap="lg">
      <Heading>{texts.title}</Heading>
      <Text c="dimmed">{texts.intro}</Text>
      <QueryView query={study}>
        {({ study: { consents } }) => {
          const complete = consents.every(({ purpose }) => answers[purpose] !== undefined);
          return (
            <Stack gap="lg" ref={questions}>
              {consents.map((consent) => (
                <ConsentQuestion
                  key={consent.purpose}
                  consent={consent}
                  value={answers[consent.purpose]}
                  onChange={(yes) => draft.set({ ...answers, [consent.purpose]: yes })}
                  missing={asked && answers[consent.purpose] === undefined}
                />
              ))}
              {answers.session === false && <Alert role="status">{texts.noSession}</Alert>}
              {asked && !complete && (
                <Text c="var(--mantine-color-error)" role="alert">
                  {texts.chooseAll}
                </Text>
              )}
              {save.isError && <Failure error={save.error} />}
              <Button
                size="md"
                className="narrow-full"
                loading={save.isPending}
                onClick={() => (complete ? save.mutate(answers) : askForAll())}
              >
                {texts.submit}
              </Button>
            </Stack>
          );
        }}
      </QueryView>
    </Stack>
  );
}
