import { Button, Text } from "@mantine/core";
import { useWindowEvent } from "@mantine/hooks";
import { createContext, useContext, useMemo, useState } from "react";
import { useLanguage, useTexts } from "../texts/language.ts";
import { describeFailure, type FailureKind } from "./describe-failure.ts";
import { StateCard } from "./state-card.tsx";

type Said = Partial<Record<FailureKind, { title: string; text: string }>>;

/** What is said otherwise to those below: the team signs in another way than participants. */
export const FailureWords = createContext<Said>({});

/**
 * Says what did not work and why, and offers another try where that can help. That one was offline is
 * said until the connection is back.
 */
export function Failure({ error, onRetry }: { error: unknown; onRetry?(): void }) {
  const texts = useTexts();
  const language = useLanguage();
  const { kind, refusal, requestId } = useMemo(() => describeFailure(error), [error]);
  const said = useContext(FailureWords);
  const [pastFailure, setPastFailure] = useState<unknown>();
  useWindowEvent("online", () => {
    if (kind !== "offline") return;
    setPastFailure(error);
    onRetry?.();
  });
  if (kind === "offline" && pastFailure === error) return null;
  const { title, text } = said[kind] ?? texts.failures[kind];
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
      {(refusal && (language === "en" ? refusal.detail : texts.failures.codes[refusal.code])) ||
        text}
      {requestId && (
        <Text size="xs" mt={4}>
          {texts.failures.reference(requestId)}
        </Text>
      )}
    </StateCard>
  );
}
