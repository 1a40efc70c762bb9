import { type CallInput, isApiError } from "@luna/sdk";
import { Button, Group, Select, SimpleGrid, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Failure } from "../page/failure.tsx";
import { Moment, zoneNames } from "../page/moment.tsx";
import { type OwnParticipant, useOwn } from "../participant/participant.tsx";
import { type Faults, faultsOf, systems } from "../registration/form.ts";
import { languages, useTexts } from "../texts/language.ts";
import { Section } from "./section.tsx";

const fields = [
  "firstName",
  "lastName",
  "email",
  "phone",
  "operatingSystem",
  "useCaseInterest",
  "timeZone",
  "locale",
] as const;
type Field = (typeof fields)[number];
type Values = Record<Field, string>;

/** What one has told of oneself, to be corrected; only what was changed is sent. */
export function Details({ person }: { person: OwnParticipant }) {
  const { data: texts, registration, link, states } = useTexts();
  const { client, participantId } = useOwn();
  const queryClient = useQueryClient();
  const held = valuesOf(person);
  const [values, setValues] = useState<Values>(held);
  const changed = fields.filter((name) => values[name] !== held[name]);
  const update = useMutation({
    mutationFn: () =>
      client.updateParticipant({
        id: participantId,
        ...(Object.fromEntries(changed.map((name) => [name, values[name].trim()])) as Omit<
          CallInput<"updateParticipant">,
          "id"
        >),
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["participant"] }),
  });
  const faults: Faults & Partial<Record<Field, string>> = faultsOf(update.error);
  const taken = isApiError(update.error, "email_taken");
  const text = (name: Field) => ({
    name,
    value: values[name],
    error: faults[name] && registration.errors.invalid,
    onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
  });
  const set = (name: Field, value: string) => setValues({ ...values, [name]: value });
  function save(event: FormEvent) {
    event.preventDefault();
    if (changed.length > 0) update.mutate();
  }
  return (
    <Section title={texts.details}>
      <form onSubmit={save}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} mb="md">
          <TextInput
            label={registration.firstName}
            required
            autoComplete="given-name"
            {...text("firstName")}
          />
          <TextInput
            label={registration.lastName}
            autoComplete="family-name"
            {...text("lastName")}
          />
          <TextInput
            label={link.email}
            required
            type="email"
            autoComplete="email"
            {...text("email")}
            error={taken ? registration.taken : text("email").error}
          />
          <TextInput label={registration.phone} type="tel" autoComplete="tel" {...text("phone")} />
          <Select
            label={texts.timeZone}
            data={zoneNames()}
            searchable
            limit={60}
            allowDeselect={false}
            value={values.timeZone}
            onChange={(zone) => zone && set("timeZone", zone)}
          />
          <Select
            label={texts.locale}
            data={languages.map(({ id, name }) => ({ value: id, label: name }))}
            allowDeselect={false}
            value={values.locale.slice(0, 2)}
            onChange={(language) => language && set("locale", language)}
          />
          <Select
            label={registration.operatingSystem}
            data={[...systems]}
            allowDeselect={false}
            value={values.operatingSystem}
            onChange={(system) => system && set("operatingSystem", system)}
          />
          <Textarea label={registration.useCaseInterest} autosize {...text("useCaseInterest")} />
        </SimpleGrid>
        {update.isError && !taken && <Failure error={update.error} />}
        <Group gap="md">
          <Button type="submit" disabled={changed.length === 0} loading={update.isPending}>
            {states.save}
          </Button>
          {update.isSuccess && changed.length === 0 && (
            <Text role="status" c="dimmed">
              {person.emailVerifiedAt ? texts.saved : texts.emailChanged}
            </Text>
          )}
        </Group>
        <Text size="sm" c="dimmed" mt="md">
          {texts.unchangeable}: {person.code}, {registration.techLevels[person.techLevel].name},{" "}
          <Moment at={person.registeredAt} />
        </Text>
      </form>
    </Section>
  );
}

const valuesOf = (person: OwnParticipant): Values =>
  Object.fromEntries(fields.map((name) => [name, person[name] ?? ""])) as Values;
