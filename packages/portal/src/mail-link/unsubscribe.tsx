import type { Client } from "@luna/sdk";
import { useState } from "react";
import { Failure } from "../page/failure.tsx";
import { useTexts } from "../page/language.ts";

/** Where the unsubscribe link leads when a person opens it; only the button changes something. */
export function Unsubscribe({ client, token }: { client: Client; token: string }) {
  const texts = useTexts();
  const [step, setStep] = useState<"asking" | "working" | "done">("asking");
  const [error, setError] = useState<unknown>();

  async function unsubscribe() {
    setStep("working");
    setError(undefined);
    try {
      await client.unsubscribe({ token });
      setStep("done");
    } catch (thrown) {
      setError(thrown);
      setStep("asking");
    }
  }

  return (
    <section className="card">
      <h1>{texts.unsubscribeTitle}</h1>
      {step === "done" ? (
        <p role="status">{texts.unsubscribed}</p>
      ) : (
        <>
          <p>{texts.unsubscribeText}</p>
          {error !== undefined && <Failure error={error} />}
          <button
            type="button"
            className="action"
            disabled={step === "working"}
            onClick={unsubscribe}
          >
            {texts.unsubscribe}
          </button>
        </>
      )}
    </section>
  );
}
