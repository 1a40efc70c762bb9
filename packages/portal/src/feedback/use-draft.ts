import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { keep, kept } from "../page/kept.ts";
import { useOwn } from "../participant/participant.tsx";
import { type Answers, sendable } from "./answers.ts";

const pauseMs = 900;
const retryMs = 5000;

/** Answers that are kept on this device at once and by the service a moment later. */
export function useDraft(sessionId: string, first: Answers) {
  const { client } = useOwn();
  const key = `luna.feedback.${sessionId}`;
  const [answers, setAnswers] = useState<Answers>(() => ({
    ...first,
    ...kept<Answers>("device", key),
  }));
  const [changes, setChanges] = useState(() => (kept("device", key) ? 1 : 0));
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
      if (change === changes) keep("device", key, undefined);
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
    keep("device", key, next);
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
      keep("device", key, undefined);
    },
  } as const;
}
