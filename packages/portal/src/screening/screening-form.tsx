import type { CallInput } from "@luna/sdk";
import { Button, Stack } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { Choice } from "../page/choice.tsx";
import { useKeptState } from "../page/use-kept-state.ts";
import { useTexts } from "../texts/language.ts";
import { type Answers, inputOf, judged, type Question, questions } from "./answers.ts";

/** Where they are kept until they are in. */
export const screeningKey = "luna.screening";

/** The questions; what somebody answers of oneself outlives a reload. */
export function ScreeningForm(props: {
  /** The team asks, and judges how one can be talked with. */
  byStaff?: { communication: string; submit: string };
  pending: boolean;
  onSubmit(answers: Omit<CallInput<"screenParticipant">, "id">): void;
  children: ReactNode;
}) {
  const { screening: texts, states, registration } = useTexts();
  const { byStaff } = props;
  const draft = useKeptState<Answers>(byStaff ? undefined : screeningKey, {});
  const answers = draft.value;
  const [checked, setChecked] = useState(false);
  const yesNo = [
    { value: "yes", label: states.yes },
    { value: "no", label: states.no },
  ];
  const question = (name: Question) => ({
    name,
    columns: true,
    value: answers[name],
    error: checked && !answers[name] && name !== judged ? registration.errors.choose : undefined,
    onChange: (value: string) => draft.set({ ...answers, [name]: value }),
  });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setChecked(true);
    const input = inputOf(answers);
    if (input) return props.onSubmit(input);
    // Its question may be far above the button.
    const missing = questions.find((name) => !answers[name]);
    event.currentTarget.querySelector<HTMLElement>(`[name="${missing}"]`)?.focus();
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="xl">
        <Choice label={texts.adult} options={yesNo} {...question("adult")} />
        <Choice
          label={texts.availability}
          options={(["available", "partly", "no"] as const).map((value) => ({
            value,
            label: texts.availabilities[value],
          }))}
          {...question("availability")}
        />
        <Choice
          label={texts.adminRights}
          hint={texts.adminRightsHint}
          options={yesNo}
          {...question("adminRights")}
        />
        <Choice label={texts.internet} options={yesNo} {...question("internet")} />
        <Choice
          label={texts.motivation}
          options={(["high", "medium", "low"] as const).map((value) => ({
            value,
            label: texts.motivations[value],
          }))}
          {...question("motivation")}
        />
        {byStaff && <Choice label={byStaff.communication} options={yesNo} {...question(judged)} />}
        {props.children}
        <Button type="submit" size="md" loading={props.pending} className="narrow-full">
          {byStaff?.submit ?? texts.submit}
        </Button>
      </Stack>
    </form>
  );
}
