import { isApiError } from "@luna/sdk";
import { Button, Group, Select, SimpleGrid, Text, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Failure } from "../page/failure.tsx";
import { zoneNames } from "../page/moment.tsx";
import { faultsOf, systems } from "../registration/form.ts";
import { languageOf, languages, useTexts } from "../texts/language.ts";

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

/** What is held of a person, as far as it is corrected here. */
export type Details = Partial<Record<Field, string>> & Record<string, unknown>;

/** A further field with a few answers. */
export interface DetailChoice {
  name: string;
  label: string;
  options: Readonly<Record<string, string>>;
}

/** The call that changes a person, as TanStack Query tells of it. */
export interface DetailsChange {
  mutate(changed: Record<string, string>): void;
  isPending: boolean;
  isSuccess: boolean;
  isError: boolean;
  error: unknown;
}

/** A person's details, to be corrected; only what was changed is sent. */
export function DetailsForm(props: {
  person: Details;
  change: DetailsChange;
  /** Said once it is saved. */
  saved: string;
  choices?: readonly DetailChoice[];
}) {
  const { data: texts, registration, link, states } = useTexts();
  const { person, change, choices = [] } = props;
  const names: string[] = [...fields, ...choices.map(({ name }) => name)];
  const held = Object.fromEntries(names.map((name) => [name, String(person[name] ?? "")]));
  // Only what is typed here is kept: the rest follows what others change meanwhile.
  const [edited, setEdited] = useState<Record<string, string>>({});
  const values: Record<string, string | undefined> = { ...held, ...edited };
  const changed = names.filter((name) => values[name] !== held[name]);
  const faults: Record<string, unknown> = faultsOf(change.error);
  const taken = isApiError(change.error, "email_taken");
  const set = (name: string, value: string | null) =>
    value !== null && setEdited({ ...edited, [name]: value });
  const text = (name: Field) => ({
    name,
    value: values[name] ?? "",
    error: faults[name] ? registration.errors.invalid : undefined,
    onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
  });
  const select = (name: string) => ({
    allowDeselect: false,
    value: values[name] ?? null,
    onChange: (value: string | null) => set(name, value),
  });
  function save(event: FormEvent) {
    event.preventDefault();
    if (changed.length > 0)
      change.mutate(Object.fromEntries(changed.map((name) => [name, values[name]?.trim() ?? ""])));
  }
  return (
    <form onSubmit={save}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} mb="md">
        <TextInput
          label={registration.firstName}
          required
          autoComplete="given-name"
          {...text("firstName")}
        />
        <TextInput label={registration.lastName} autoComplete="family-name" {...text("lastName")} />
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
          data={zoneNames(person.timeZone)}
          searchable
          limit={60}
          {...select("timeZone")}
        />
        <Select
          label={texts.locale}
          // a tag such as de-CH is kept: it is the same language here
          data={languages.map(({ id, name }) => ({
            value: languageOf(person.locale) === id ? (person.locale ?? id) : id,
            label: name,
          }))}
          {...select("locale")}
          value={values.locale?.slice(0, 2) ?? null}
        />
        <Select
          label={registration.operatingSystem}
          data={[...systems]}
          {...select("operatingSystem")}
        />
        <Textarea label={registration.useCaseInterest} autosize {...text("useCaseInterest")} />
        {choices.map(({ name, label, options }) => (
          <Select
            key={name}
            label={label}
            data={Object.entries(options).map(([value, each]) => ({ value, label: each }))}
            {...select(name)}
          />
        ))}
      </SimpleGrid>
      {change.isError && !taken && <Failure error={change.error} />}
      <Group gap="md">
        <Button type="submit" disabled={changed.length === 0} loading={change.isPending}>
          {states.save}
        </Button>
        {change.isSuccess && changed.length === 0 && (
          <Text role="status" c="dimmed">
            {props.saved}
          </Text>
        )}
      </Group>
    </form>
  );
}
