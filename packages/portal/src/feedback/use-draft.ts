import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useOwn } from "../participant/participant.tsx";
import { type Answers, sendable } from "./answers.ts";

const pauseMs = 900;
const retryMs = 5000;

/** Answers that are kept on this device at once and by the service a moment later. */
export function useDraft(sessionId: string, first: Answers) {
  const { client } = useOwn();
  const [answers, setAnswers] = useState<Answers>(() => ({ ...first, ...remembered(sessionId) }));
  const [changes, setChanges] = useState(() => (remembered(sessionId) ? 1 : 0));
  const [savedChanges, setSavedChanges] = useState(0);
  const latest = useRef(answers);
  latest.current = answers;

  const save = useMutation({
    mutationFn: async (_change: number) => {
      const given = sendable(latest.current);
      if (given) await client.giveFeedback({ id: sessionId, ...given, draft: true });
    },
    onSuccess: (_, change) => {
      setSavedChanges(change);
      if (change === changes) remember(sessionId, undefined);
    },
  });
  const { mutate, isError } = save;
  useEffect(() => {
    if (changes === savedChanges) return;
    const timer = setTimeout(() => mutate(changes), isError ? retryMs : pauseMs);
    return () => clearTimeout(timer);
  }, [changes, savedChanges, mutate, isError]);

  const set = (change: Partial<Answers>) => {
    const next = { ...latest.current, ...change };
    latest.current = next;
    remember(sessionId, next);
    setAnswers(next);
    setChanges((count) => count + 1);
  };
  return {
    answers,
    set,
    state: changes === savedChanges ? (changes > 0 ? "saved" : "untouched") : "saving",
    error: save.error,
    /** What was said is in: nothing more waits here. */
    forget: () => {
      setSavedChanges(changes);
      remember(sessionId, undefined);
    },
  } as const;
}

const keyOf = (sessionId: string) => `luna.feedback.${sessionId}`;

function remembered(sessionId: string): Answers | undefined {
  try {
    return (JSON.parse(localStorage.getItem(keyOf(sessionId)) ?? "null") as Answers) ?? undefined;
  } catch {
    return undefined;
  }
}

function remember(sessionId: string, answers: Answers | undefined): void {
  try {
    if (answers) localStorage.setItem(keyOf(sessionId), JSON.stringify(answers));
    else localStorage.removeItem(keyOf(sessionId));
  } catch {
    // Storage is switched off: the service keeps it a moment later.
  }
}
