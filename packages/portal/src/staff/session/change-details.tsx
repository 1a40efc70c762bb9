import { type CallInput, isApiError } from "@luna/sdk";
import {
  Alert,
  Button,
  Checkbox,
  Group,
  MultiSelect,
  NativeSelect,
  NumberInput,
  Stack,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Dialog } from "../../page/dialog.tsx";
import { Failure } from "../../page/failure.tsx";
import { Icon } from "../../page/icon.tsx";
import { useTexts } from "../../texts/language.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { useTeam } from "../table/use-team.ts";
import { IncentiveFields } from "./incentive-fields.tsx";
import { type SessionView, sessionKeys } from "./use-session-view.ts";

/** What surrounds a session: who is there, the call, its length, and how it counts. */
export type Details = Omit<CallInput<"updateSession">, "id" | "scheduledAt" | "override">;

/** The button of a session's facts that opens their form. */
export function ChangeDetails({ session }: { session: SessionView }) {
  const texts = useStaffTexts().session.details;
  const [open, setOpen] = useState(false);
  return (
    <>
      <div>
        <Button variant="light" size="sm" onClick={() => setOpen(true)}>
          {texts.change}
        </Button>
      </div>
      <Dialog opened={open} onClose={() => setOpen(false)} title={texts.title} size="lg">
        <Form opened={session} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function Form(props: { opened: SessionView; onClose(): void }) {
  const { session: texts, sessions, words } = useStaffTexts();
  const { states } = useTexts();
  const { client } = useStaff();
  const team = useTeam();
  const queryClient = useQueryClient();
  // What somebody edits must not change beneath them: a newer version is told when it is saved.
  const [held, setHeld] = useState(props.opened);
  const [edited, setEdited] = useState<Details>({});
  const set = (changed: Details) => setEdited({ ...edited, ...changed });
  const { id } = held;
  const save = useMutation({
    mutationFn: () => client.updateSession({ id, ...edited }, { ifMatch: held.version }),
    onSuccess: props.onClose,
    onError: async (error) => {
      if (!isStale(error)) return;
      setHeld((await client.readSession({ id })).session as SessionView);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionKeys.all(id) }),
  });
  const stale = isStale(save.error);
  const shown = { ...held, ...edited };
  const people = [
    ...team.map(({ id: value, name }) => ({ value, label: name })),
    // Who has left the team, or has not signed in so far, has no name here.
    ...[held.moderatorId ?? [], held.observerIds]
      .flat()
      .filter((known, index, all) => all.indexOf(known) === index)
      .filter((known) => !team.some((each) => each.id === known))
      .map((value) => ({ value, label: value })),
  ];
  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <NativeSelect
          label={sessions.moderator}
          data={[{ value: "", label: sessions.noModerator }, ...people]}
          value={shown.moderatorId ?? ""}
          onChange={({ currentTarget }) => set({ moderatorId: currentTarget.value || null })}
        />
        <MultiSelect
          label={texts.observers}
          data={people}
          maxValues={20}
          value={shown.observerIds ?? []}
          onChange={(observerIds) => set({ observerIds })}
        />
        <TextInput
          type="url"
          label={sessions.meetingUrl}
          placeholder="https://"
          value={shown.meetingUrl ?? ""}
          onChange={({ currentTarget }) => set({ meetingUrl: currentTarget.value.trim() || null })}
        />
        {!held.startedAt && (
          <NumberInput
            label={texts.details.minutes}
            min={5}
            max={480}
            step={5}
            allowDecimal={false}
            clampBehavior="blur"
            value={shown.durationMinutes ?? ""}
            onChange={(minutes) => typeof minutes === "number" && set({ durationMinutes: minutes })}
          />
        )}
        <Textarea
          label={texts.teamNotes}
          autosize
          minRows={2}
          maxLength={10_000}
          value={shown.notes ?? ""}
          onChange={({ currentTarget }) => set({ notes: currentTarget.value })}
        />
        {held.endedAt && (
          <NativeSelect
            label={sessions.outcome}
            data={[
              ...(shown.outcome ? [] : [{ value: "", label: "–" }]),
              ...Object.entries(words.outcome).map(([value, label]) => ({ value, label })),
            ]}
            value={shown.outcome ?? ""}
            onChange={({ currentTarget }) =>
              currentTarget.value && set({ outcome: currentTarget.value as Details["outcome"] })
            }
          />
        )}
        <IncentiveFields incentive={shown.incentive} onChange={(incentive) => set({ incentive })} />
        <Checkbox
          label={texts.excluded}
          description={texts.details.excludedText}
          checked={Boolean(shown.excluded)}
          onChange={({ currentTarget }) =>
            set({ excluded: currentTarget.checked ? { reason: "" } : null })
          }
        />
        {shown.excluded && (
          <TextInput
            label={texts.reason}
            maxLength={500}
            value={shown.excluded.reason}
            onChange={({ currentTarget }) => set({ excluded: { reason: currentTarget.value } })}
          />
        )}
        {stale && (
          <Alert color="yellow" icon={<Icon name="alert" />} role="alert">
            {texts.details.stale}
          </Alert>
        )}
        {save.isError && !stale && <Failure error={save.error} />}
        <Group gap="sm">
          <Button
            type="submit"
            loading={save.isPending}
            disabled={Object.keys(edited).length === 0}
          >
            {states.save}
          </Button>
          <Button variant="default" onClick={props.onClose}>
            {states.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const isStale = (error: unknown): boolean =>
  isApiError(error, "stale") || isApiError(error, "concurrent_change");
