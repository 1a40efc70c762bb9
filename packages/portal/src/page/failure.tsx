import { Button, Text } from "@mantine/core";
import { useTexts } from "../texts/language.ts";
import { describeFailure } from "./describe-failure.ts";
import { StateCard } from "./state-card.tsx";

/** Says what did not work and why, and offers another try where that can help. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?(): void }) {
  const texts = useTexts();
  const { kind, detail, requestId } = describeFailure(error);
  const { title, text } = texts.failures[kind];
  const retry = onRetry && kind !== "forbidden" && kind !== "not-found";
  return (
    <StateCard
      alert
      icon={kind === "offline" ? "offline" : kind === "forbidden" ? "lock" : "alert"}
      title={title}
      actions={
        retry && (
          <Button variant="light" onClick={onRetry}>
            {texts.states.tryAgain}
          </Button>
        )
      }
    >
      {detail ?? text}
      {requestId && (
        <Text size="xs" mt={4}>
          {texts.failures.reference(requestId)}
        </Text>
      )}
    </StateCard>
  );
}
