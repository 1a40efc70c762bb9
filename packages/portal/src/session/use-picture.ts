import { carryOut, type ProgramCommand, uploadFile } from "@luna/sdk";
import { useEffect, useEffectEvent, useState } from "react";
import { useOwn } from "../participant/participant.tsx";
import { possibleKinds } from "../recording/capture.ts";
import { hindranceOf } from "../recording/hindrance.ts";
import { takePicture } from "../recording/take-picture.ts";
import type { OutcomeEvent } from "./event-outbox.ts";
import { personIn, type Session } from "./use-session.ts";

/** So long is the person asked: a question that nobody answers must not leave the team waiting. */
const askedMs = 120_000;

/** A picture of the screen that the team asks for: whether it is sent is up to the person. */
export interface PictureRequest {
  phase: "idle" | "asked" | "sending" | "sent" | "failed";
  send(): Promise<void>;
  decline(): Promise<void>;
  /** Puts away what is said of one that was sent or failed. */
  dismiss(): void;
  /** Asks the person, or refuses at once what cannot be. */
  ask(command: ProgramCommand): Promise<void>;
}

/** Tells the team how each of its requests ended. */
export function usePicture(props: {
  session: Session;
  /** What is being recorded. */
  shared: MediaStream | undefined;
  report(event: OutcomeEvent): void;
}): PictureRequest {
  const { client } = useOwn();
  const { session } = props;
  const [phase, setPhase] = useState<PictureRequest["phase"]>("idle");
  const [asked, setAsked] = useState<ProgramCommand>();

  async function answer(command: ProgramCommand | undefined, act: () => unknown) {
    if (!command) return undefined;
    const data = await carryOut(command, act);
    props.report({ type: "custom", data });
    return data;
  }

  async function sendPicture(): Promise<void> {
    const content = await takePicture(props.shared).catch((error: unknown) => {
      throw isNo(error) ? new Error("declined") : error;
    });
    await uploadFile({
      client,
      content,
      name: `${session.code}-screen.png`,
      contentType: "image/png",
      category: "screenshot",
      sessionId: session.id,
    });
  }

  async function refuseAsked(reason: "declined" | "unanswered"): Promise<void> {
    setPhase("idle");
    await answer(asked, refuse(reason));
  }

  const giveUp = useEffectEvent(() => refuseAsked("unanswered"));
  useEffect(() => {
    if (phase !== "asked") return;
    const timer = setTimeout(giveUp, askedMs);
    return () => clearTimeout(timer);
  }, [phase]);

  return {
    phase,
    async ask(command) {
      const busy = phase === "asked" || phase === "sending";
      const hindrance = busy
        ? "askedAlready"
        : hindranceOf(personIn(session), possibleKinds(), ["screen"]);
      if (hindrance) await answer(command, refuse(hindrance));
      else {
        setAsked(command);
        setPhase("asked");
      }
    },
    async send() {
      setPhase("sending");
      const told = await answer(asked, sendPicture);
      setPhase(told?.outcome === "done" ? "sent" : told?.reason === "declined" ? "idle" : "failed");
    },
    decline: () => refuseAsked("declined"),
    dismiss: () => setPhase("idle"),
  };
}

/** The team's page has words for these reasons. */
const refuse =
  (
    reason: "declined" | "unanswered" | "askedAlready" | "noConsent" | "unverified" | "unsupported",
  ) =>
  (): never => {
    throw new Error(reason);
  };

/** The person has said no to the browser. */
const isNo = (error: unknown): boolean =>
  error instanceof DOMException && error.name === "NotAllowedError";
