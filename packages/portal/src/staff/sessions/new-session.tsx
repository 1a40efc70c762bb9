import type { CallAnswer, CallInput } from "@luna/sdk";
import { Button, Checkbox, Group, NativeSelect, Select, Stack, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { Dialog } from "../../page/dialog.tsx";
import { Failure } from "../../page/failure.tsx";
import { useStudy } from "../../service/service.tsx";
import { useTexts } from "../../texts/language.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStudyWords } from "../insights/study-words.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { useTeam } from "../table/use-team.ts";
import { type When, WhenPicker } from "./when-picker.tsx";

type Create = CallInput<"createSession">;

/** Plans a session for somebody, and leads to its page. */
export function NewSession(props: { opened: boolean; onClose(): void }) {
  const texts = useStaffTexts().sessions;
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={texts.createTitle} size="xl">
      <Form onClose={props.onClose} />
    </Dialog>
  );
}

function Form({ onClose }: { onClose(): void }) {
  const texts = useStaffTexts().sessions;
  const { states } = useTexts();
  const { client } = useStaff();
  const { scenario } = useStudyWords();
  const study = useStudy().data?.study;
  const team = useTeam();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [person, setPerson] = useState<string>();
  const [when, setWhen] = useState<When>();
  const [more, setMore] = useState<Partial<Create>>({});
  const create = useMutation({
    mutationFn: (input: Create) => client.createSession(input),
    onSuccess: async ({ session }) => {
      await queryClient.invalidateQueries({ queryKey: ["staff"] });
      await navigate({ to: "/staff/sessions/$id", params: { id: session.id } });
    },
    onError: () => queryClient.invalidateQueries({ queryKey: ["availability"] }),
  });
  const set = (changed: Partial<Create>) => setMore({ ...more, ...changed });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!person || !when) return;
    const given = Object.entries(more).filter(([, value]) => value);
    create.mutate({ participantId: person, ...when, ...Object.fromEntries(given) });
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <PersonSelect value={person} onChange={setPerson} />
        <NativeSelect
          label={texts.scenario}
          value={more.scenarioType ?? ""}
          data={[
            { value: "", label: texts.nextInPlan },
            ...(study?.scenarios ?? []).map(({ type }) => ({ value: type, label: scenario(type) })),
          ]}
          onChange={(event) =>
            set({ scenarioType: event.currentTarget.value as Create["scenarioType"] })
          }
        />
        <WhenPicker ways={["slot", "other", "now"]} onChange={setWhen} />
        <NativeSelect
          label={texts.moderator}
          value={more.moderatorId ?? ""}
          data={[
            { value: "", label: texts.noModerator },
            ...team.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => set({ moderatorId: event.currentTarget.value })}
        />
        <TextInput
          type="url"
          label={texts.meetingUrl}
          placeholder="https://"
          value={more.meetingUrl ?? ""}
          onChange={(event) => set({ meetingUrl: event.currentTarget.value.trim() })}
        />
        <Checkbox
          label={texts.pilot}
          checked={more.purpose === "pilot"}
          onChange={(event) => set({ purpose: event.currentTarget.checked ? "pilot" : undefined })}
        />
        {create.isError && <Failure error={create.error} />}
        <Group gap="sm">
          <Button type="submit" loading={create.isPending} disabled={!person || !when}>
            {texts.createButton}
          </Button>
          <Button variant="default" onClick={onClose}>
            {states.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type Found = CallAnswer<"listParticipants">["items"][number];

/** Somebody of the study, by the start of a code, a name or an address. */
function PersonSelect(props: {
  value: string | undefined;
  onChange(id: string | undefined): void;
}) {
  const texts = useStaffTexts().sessions;
  const { client } = useStaff();
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed, 300);
  const [chosen, setChosen] = useState<{ value: string; label: string }>();
  const wanted = search === chosen?.label ? "" : search.trim();
  const people = useQuery({
    queryKey: ["staff", "participants", "to-plan", wanted],
    queryFn: ({ signal }) =>
      client.listParticipants({ limit: 20, ...(wanted && { search: wanted }) }, { signal }),
  });
  const found = (people.data?.items ?? []).map((each) => ({
    value: each.id,
    label: labelOf(each),
  }));
  const data =
    chosen && !found.some(({ value }) => value === chosen.value) ? [chosen, ...found] : found;
  return (
    <>
      <Select
        label={texts.choosePerson}
        placeholder={texts.choosePersonHint}
        data-autofocus
        searchable
        clearable
        data={data}
        // The service has searched: what it found by an address does not show it.
        filter={({ options }) => options}
        value={props.value ?? null}
        searchValue={typed}
        onSearchChange={setTyped}
        nothingFoundMessage={people.isFetching ? undefined : texts.nobody}
        onChange={(id, option) => {
          setChosen(id ? { value: id, label: option?.label ?? id } : undefined);
          props.onChange(id ?? undefined);
        }}
      />
      {people.isError && <Failure error={people.error} onRetry={() => people.refetch()} />}
    </>
  );
}

function labelOf(person: Found): string {
  const { firstName, lastName } = person as { firstName?: string; lastName?: string };
  return [person.code, [firstName, lastName].filter(Boolean).join(" ")].filter(Boolean).join(" · ");
}
