import type { CallAnswer, Client } from "@luna/sdk";
import { useState } from "react";
import { Failure } from "../page/failure.tsx";
import { useLanguage, useTexts } from "../page/language.ts";

export type Session = CallAnswer<"readSession">["session"];

/** A session's time, and the choice to come or not. */
export function Appointment(props: { client: Client; session: Session }) {
  const texts = useTexts();
  const language = useLanguage();
  const [session, setSession] = useState(props.session);
  const [step, setStep] = useState<"asking" | "cancelling" | "working">("asking");
  const [error, setError] = useState<unknown>();

  async function act(change: "confirmSession" | "cancelSession") {
    setStep("working");
    setError(undefined);
    try {
      setSession((await props.client[change]({ id: session.id })).session);
    } catch (thrown) {
      setError(thrown);
    }
    setStep("asking");
  }

  const open = session.status === "scheduled" || session.status === "confirmed";
  return (
    <>
      <dl className="facts">
        {session.scheduledAt && (
          <div>
            <dt>{texts.when}</dt>
            <dd>
              <time dateTime={session.scheduledAt}>{localTime(session.scheduledAt, language)}</time>
            </dd>
          </div>
        )}
        <div>
          <dt>{texts.howLong}</dt>
          <dd>{texts.minutes(session.durationMinutes)}</dd>
        </div>
      </dl>
      <p role="status">{texts.sessionStatus[session.status]}</p>
      {error !== undefined && <Failure error={error} />}
      {open && step !== "cancelling" && (
        <div className="choices">
          {session.status === "scheduled" && (
            <button
              type="button"
              className="action"
              disabled={step === "working"}
              onClick={() => act("confirmSession")}
            >
              {texts.confirm}
            </button>
          )}
          <button
            type="button"
            className="quiet"
            disabled={step === "working"}
            onClick={() => setStep("cancelling")}
          >
            {texts.cancel}
          </button>
        </div>
      )}
      {open && step === "cancelling" && (
        <div className="notice">
          <p>{texts.reallyCancel}</p>
          <div className="choices">
            <button type="button" className="danger" onClick={() => act("cancelSession")}>
              {texts.yesCancel}
            </button>
            <button type="button" className="quiet" onClick={() => setStep("asking")}>
              {texts.keep}
            </button>
          </div>
        </div>
      )}
    </>
  );
}

/** In the zone of this device, and says which. */
const localTime = (instant: string, language: string) =>
  new Intl.DateTimeFormat(language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(new Date(instant));
