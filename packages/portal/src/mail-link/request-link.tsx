import type { Client } from "@luna/sdk";
import { type FormEvent, useState } from "react";
import { Failure } from "../page/failure.tsx";
import { useTexts } from "../page/language.ts";

/** Asks for an e-mail address and has a sign-in link mailed to it. */
export function RequestLink({ client }: { client: Client }) {
  const texts = useTexts();
  const [email, setEmail] = useState("");
  const [step, setStep] = useState<"asking" | "sending" | "sent">("asking");
  const [error, setError] = useState<unknown>();

  async function send(event: FormEvent) {
    event.preventDefault();
    setStep("sending");
    setError(undefined);
    try {
      await client.requestLink({ email });
      setStep("sent");
    } catch (thrown) {
      setError(thrown);
      setStep("asking");
    }
  }

  if (step === "sent")
    return (
      <p className="notice" role="status">
        {texts.linkSent}
      </p>
    );
  return (
    <form className="link-form" onSubmit={send}>
      <label>
        {texts.email}
        <input
          type="email"
          name="email"
          autoComplete="email"
          required
          maxLength={254}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </label>
      <button type="submit" className="action" disabled={step === "sending"}>
        {texts.mailLink}
      </button>
      {error !== undefined && <Failure error={error} />}
    </form>
  );
}
