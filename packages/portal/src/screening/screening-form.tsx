import type { CallInput } from "@luna/sdk";
import { Button, Stack } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { Choice } from "../page/choice.tsx";
import { useTexts } from "../texts/language.ts";
import {
  type Answers,
  inputOf,
  type Question,
  rememberAnswers,
  rememberedAnswers,
} from "./answers.ts";

/** The questions; what was answered outlives a reload. */
export function ScreeningForm(props: {
  pending: boolean;
  onSubmit(answers: Omit<CallInput<"screenParticipant">, "id">): void;
  children: ReactNode;
}) {
  const { screening: texts, states, registration } = useTexts();
  const [answers, setAnswers] = useState<Answers>(rememberedAnswers);
  const [checked, setChecked] = useState(false);
  const yesNo = [
    { value: "yes", label: states.yes },
    { value: "no", label: states.no },
  ];
  const question = (name: Question) => ({
    name,
    columns: true,
    value: answers[name],
    error: checked && !answers[name] ? registration.errors.choose : undefined,
    onChange: (value: string) => {
      const next = { ...answers, [name]: value };
      rememberAnswers(next);
      setAnswers(next);
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    const input = inputOf(answers);
    if (!input) return;
    rememberAnswers(undefined);
    props.onSubmit(input);
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
        {props.children}
        <Button type="submit" size="md" loading={props.pending} className="narrow-full">
          {texts.submit}
        </Button>
      </Stack>
    </form>
  );
}
