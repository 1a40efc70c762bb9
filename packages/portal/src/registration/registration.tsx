import { type CallInput, isApiError } from "@luna/sdk";
import { Button, Paper, SimpleGrid, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useRef, useState } from "react";
import { Choice, GroupTitle } from "../page/choice.tsx";
import { Failure } from "../page/failure.tsx";
import { Heading } from "../page/heading.tsx";
import { deviceZone } from "../page/moment.tsx";
import { useKeptState } from "../page/use-kept-state.ts";
import { signIn } from "../participant/signed-in.ts";
import { usePublicClient } from "../service/service.tsx";
import { useLanguage, useTexts } from "../texts/language.ts";
import { AddressTaken } from "./address-taken.tsx";
import { type Form, faultsIn, faultsOf, systems, techLevels } from "./form.ts";

/** The first step: who one is. Errors stand at their fields, the first of them takes the focus. */
export function Registration() {
  const texts = useTexts();
  const own = texts.registration;
  const language = useLanguage();
  const client = usePublicClient();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const draft = useKeptState<Form>("luna.registration", { email: "", firstName: "" });
  const values = draft.value;
  const [checked, setChecked] = useState(false);
  const register = useMutation({
    mutationFn: (input: CallInput<"registerParticipant">) => client.registerParticipant(input),
    onSuccess: ({ token, participant }) => {
      draft.forget();
      signIn({ token, participantId: participant.id });
      return navigate({ to: "/screening" });
    },
    onError: () => focusFirst(),
  });
  const faults = { ...(checked && faultsIn(values)), ...faultsOf(register.error) };
  const taken = isApiError(register.error, "email_taken");
  const set = (change: Partial<Form>) => {
    draft.set({ ...values, ...change });
    if (register.isError) register.reset();
  };
  const text = (name: keyof Form) => ({
    name,
    value: values[name] ?? "",
    error: faults[name] && own.errors[faults[name]],
    onChange: (event: { currentTarget: { value: string } }) =>
      set({ [name]: event.currentTarget.value }),
  });
  const focusFirst = () =>
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>("[aria-invalid=true], [data-error] input")?.focus(),
    );

  function submit(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    if (Object.keys(faultsIn(values)).length > 0) return focusFirst();
    const given = Object.entries(values).filter(([, value]) => value.trim() !== "");
    register.mutate({
      ...(Object.fromEntries(given) as unknown as CallInput<"registerParticipant">),
      timeZone: deviceZone(),
      locale: language,
      source: "portal",
    });
  }

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap="lg">
        <div>
          <Heading>{own.title}</Heading>
          <Text c="dimmed" size="lg" mt={4}>
            {own.intro}
          </Text>
        </div>
        <Paper p={{ base: "md", sm: "xl" }} className="card">
          <Stack gap="md">
            <GroupTitle>{own.about}</GroupTitle>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TextInput
                label={own.firstName}
                required
                autoComplete="given-name"
                maxLength={100}
                {...text("firstName")}
              />
              <TextInput
                label={`${own.lastName} (${texts.states.optional})`}
                autoComplete="family-name"
                maxLength={100}
                {...text("lastName")}
              />
            </SimpleGrid>
            <TextInput
              label={own.email}
              description={own.emailHint}
              required
              type="email"
              inputMode="email"
              autoComplete="email"
              maxLength={254}
              {...text("email")}
            />
            {taken && <AddressTaken email={values.email.trim()} />}
            <TextInput
              label={`${own.phone} (${texts.states.optional})`}
              description={own.phoneHint}
              type="tel"
              autoComplete="tel"
              maxLength={30}
              {...text("phone")}
            />
          </Stack>
        </Paper>
        <Paper p={{ base: "md", sm: "xl" }} className="card">
          <Stack gap="lg">
            <GroupTitle>{own.computer}</GroupTitle>
            <Choice
              columns
              name="operatingSystem"
              label={own.operatingSystem}
              options={systems.map((value) => ({ value, label: value }))}
              value={values.operatingSystem as (typeof systems)[number] | undefined}
              error={faults.operatingSystem && own.errors.choose}
              onChange={(operatingSystem) => set({ operatingSystem })}
            />
            <Choice
              name="techLevel"
              label={own.techLevel}
              options={techLevels.map((value) => ({
                value,
                label: own.techLevels[value].name,
                text: own.techLevels[value].text,
              }))}
              value={values.techLevel as (typeof techLevels)[number] | undefined}
              error={faults.techLevel && own.errors.choose}
              onChange={(techLevel) => set({ techLevel })}
            />
            <Textarea
              label={`${own.useCaseInterest} (${texts.states.optional})`}
              description={own.useCaseHint}
              autosize
              minRows={2}
              maxLength={2000}
              {...text("useCaseInterest")}
            />
          </Stack>
        </Paper>
        {register.isError && !taken && <Failure error={register.error} />}
        <Stack gap="xs">
          <Button type="submit" size="md" loading={register.isPending} className="narrow-full">
            {own.submit}
          </Button>
          <Text size="sm" c="dimmed">
            {own.privacy} {own.zone(deviceZone())}
          </Text>
        </Stack>
      </Stack>
    </form>
  );
}
