import { type CallInput, isApiError } from "@luna/sdk";
import { Paper, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { Failure } from "../page/failure.tsx";
import { Heading } from "../page/heading.tsx";
import { keep } from "../page/kept.ts";
import { ParticipantOnly, useOwn } from "../participant/participant.tsx";
import { useTexts } from "../texts/language.ts";
import { ScreeningForm, screeningKey } from "./screening-form.tsx";
import { ScreeningResult } from "./screening-result.tsx";

/** Five questions, and a kind answer. */
export function Screening() {
  return (
    <ParticipantOnly>
      <Questions />
    </ParticipantOnly>
  );
}

function Questions() {
  const texts = useTexts().screening;
  const { client, participantId } = useOwn();
  const queryClient = useQueryClient();
  const screen = useMutation({
    mutationFn: (answers: Omit<CallInput<"screenParticipant">, "id">) =>
      client.screenParticipant({ id: participantId, ...answers }),
    onSuccess: () => keep("tab", screeningKey, undefined),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["participant"] }),
  });
  if (screen.data && "next" in screen.data) return <ScreeningResult result={screen.data} />;
  if (isApiError(screen.error, "already_screened")) return <Navigate to="/me" replace />;
  return (
    <Stack gap="lg">
      <div>
        <Heading>{texts.title}</Heading>
        <Text c="dimmed" size="lg" mt={4}>
          {texts.intro}
        </Text>
      </div>
      <Paper p={{ base: "md", sm: "xl" }} className="card">
        <ScreeningForm pending={screen.isPending} onSubmit={(answers) => screen.mutate(answers)}>
          {screen.isError && <Failure error={screen.error} />}
        </ScreeningForm>
      </Paper>
    </Stack>
  );
}
