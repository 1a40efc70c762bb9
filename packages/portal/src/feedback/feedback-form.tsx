import { isApiError } from "@luna/sdk";
import { Button, Group, Paper, Stack, Text, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { GroupTitle } from "../page/choice.tsx";
import { Failure } from "../page/failure.tsx";
import { Heading } from "../page/heading.tsx";
import { LinkButton } from "../page/link.tsx";
import { Scale } from "../page/scale.tsx";
import { StateCard } from "../page/state-card.tsx";
import { useOwn } from "../participant/participant.tsx";
import { useTexts } from "../texts/language.ts";
import { type Answers, countAnswers, sendable, withItem } from "./answers.ts";
import { useDraft } from "./use-draft.ts";

const openQuestions = ["painPoints", "improvements", "describeLuna", "comments"] as const;

/** All questions on one page, each optional. */
export function FeedbackForm(props: { sessionId: string; first: Answers; submitted: boolean }) {
  const { feedback: texts, states, shell } = useTexts();
  const { client } = useOwn();
  const queryClient = useQueryClient();
  const [changing, setChanging] = useState(!props.submitted);
  const { answers, set, state, error, forget } = useDraft(props.sessionId, props.first);
  const submit = useMutation({
    mutationFn: () => client.giveFeedback({ id: props.sessionId, ...sendable(answers) }),
    onSuccess: async () => {
      forget();
      setChanging(false);
      scrollTo({ top: 0 });
      await queryClient.invalidateQueries({ queryKey: ["session", props.sessionId] });
      await queryClient.invalidateQueries({ queryKey: ["participant"] });
    },
  });
  const { done, all } = countAnswers(answers);
  if (!changing)
    return (
      <Stack gap="lg">
        <Heading>{texts.thanks}</Heading>
        <div role="status">
          <StateCard
            icon="heart"
            title={texts.thanksText}
            actions={
              <>
                <LinkButton to="/me">{shell.mySessions}</LinkButton>
                <Button variant="subtle" onClick={() => setChanging(true)}>
                  {texts.change}
                </Button>
              </>
            }
          />
        </div>
      </Stack>
    );
  if (isApiError(submit.error ?? error, "feedback_closed"))
    return (
      <Stack gap="lg">
        <Heading>{texts.thanks}</Heading>
        <StateCard icon="lock" title={texts.closed} />
      </Stack>
    );
  const agree = { from: 1, low: texts.agreeLow, high: texts.agreeHigh };
  return (
    <Stack gap="lg">
      <div>
        <Heading>{texts.title}</Heading>
        <Text c="dimmed" size="lg" mt={4}>
          {texts.intro}
        </Text>
      </div>
      <Section title={texts.program}>
        <Scale
          name="installRating"
          label={texts.installRating}
          from={1}
          to={10}
          low={texts.installLow}
          high={texts.installHigh}
          value={answers.installRating}
          onChange={(installRating) => set({ installRating })}
        />
        <Scale
          name="trustLevel"
          label={texts.trust}
          from={1}
          to={5}
          low={texts.trustLow}
          high={texts.trustHigh}
          value={answers.trustLevel}
          onChange={(trustLevel) => set({ trustLevel })}
        />
        <Scale
          name="npsScore"
          label={texts.nps}
          from={0}
          to={10}
          low={texts.npsLow}
          high={texts.npsHigh}
          value={answers.npsScore}
          onChange={(npsScore) => set({ npsScore })}
        />
      </Section>
      <Section title={texts.sus}>
        {texts.susItems.map((label, index) => (
          <Scale
            key={label}
            name={`sus-${index}`}
            label={label}
            {...agree}
            to={5}
            value={answers.sus?.[index] ?? undefined}
            onChange={(value) => set({ sus: withItem(answers.sus, index, value, 10) })}
          />
        ))}
      </Section>
      <Section title={texts.umux}>
        {texts.umuxItems.map((label, index) => (
          <Scale
            key={label}
            name={`umux-${index}`}
            label={label}
            {...agree}
            to={7}
            value={answers.umuxLite?.[index] ?? undefined}
            onChange={(value) => set({ umuxLite: withItem(answers.umuxLite, index, value, 2) })}
          />
        ))}
      </Section>
      <Section title={texts.words}>
        {openQuestions.map((name) => (
          <Textarea
            key={name}
            name={name}
            label={texts[name]}
            autosize
            minRows={2}
            maxLength={4000}
            value={answers[name] ?? ""}
            onChange={(event) => set({ [name]: event.currentTarget.value })}
          />
        ))}
      </Section>
      {submit.isError && <Failure error={submit.error} />}
      <Group gap="md">
        <Button
          size="md"
          disabled={done === 0}
          loading={submit.isPending}
          onClick={() => submit.mutate()}
        >
          {texts.submit}
        </Button>
        <Text c="dimmed" size="sm" role="status">
          {texts.answered(done, all)}
          {state !== "untouched" && ` · ${state === "saved" ? states.saved : states.saving}`}
        </Text>
      </Group>
    </Stack>
  );
}

function Section(props: { title: string; children: React.ReactNode }) {
  return (
    <Paper p={{ base: "md", sm: "xl" }} className="card" component="section">
      <Stack gap="xl">
        <GroupTitle>{props.title}</GroupTitle>
        {props.children}
      </Stack>
    </Paper>
  );
}
