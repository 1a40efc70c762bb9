import {
  Button,
  Group,
  Kbd,
  NativeSelect,
  Stack,
  Text,
  Textarea,
  UnstyledButton,
} from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Ask } from "../../page/ask.tsx";
import { Failure } from "../../page/failure.tsx";
import { QueryView } from "../../page/query-view.tsx";
import { Section } from "../../page/section.tsx";
import { useTexts } from "../../texts/language.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import { useServiceClock } from "../live/use-realtime.ts";
import { useStaff } from "../sign-in/staff.tsx";
import classes from "./session.module.css";
import { sinceStart } from "./spans.ts";
import type { Replay } from "./use-replay.ts";
import { type Note, sessionKeys, useNotes } from "./use-session-view.ts";

const kinds = ["observation", "quote", "idea", "issue"] as const;
type Kind = (typeof kinds)[number];

/** Notes on the session: written with one key, at the moment that is looked at. */
export function Notes(props: { id: string; startMs: number; live: boolean; replay: Replay }) {
  const texts = useStaffTexts().session;
  const notes = useNotes(props.id);
  const { may } = useStaff();
  return (
    <Section title={texts.notes}>
      {may("addNote") && <NewNote {...props} />}
      <QueryView query={notes} rows={3}>
        {(all) =>
          all.length === 0 ? (
            <Text c="dimmed">{texts.noNotes}</Text>
          ) : (
            <ul className={classes.items}>
              {[...all]
                .sort((a, b) => (a.at < b.at ? 1 : -1))
                .map((note) => (
                  <li key={note.id} className={classes.item}>
                    <OneNote note={note} startMs={props.startMs} replay={props.replay} />
                  </li>
                ))}
            </ul>
          )
        }
      </QueryView>
    </Section>
  );
}

/** Whether keys belong to what has the focus. */
const isTyping = (element: Element | null) =>
  element instanceof HTMLElement &&
  (element.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(element.tagName));

function NewNote(props: { id: string; startMs: number; live: boolean; replay: Replay }) {
  const texts = useStaffTexts().session;
  const { client } = useStaff();
  const queryClient = useQueryClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  const [kind, setKind] = useState<Kind>("observation");
  // What a note is about happened when one began to write.
  const [atMs, setAtMs] = useState<number>();
  const serviceNow = useServiceClock();
  const now = () => (props.live ? serviceNow() : (props.replay.ms ?? props.startMs));
  useEffect(() => {
    const open = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== "n" || event.metaKey || event.ctrlKey || event.altKey) return;
      if (isTyping(document.activeElement) || document.querySelector('[role="dialog"]')) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener("keydown", open);
    return () => removeEventListener("keydown", open);
  }, []);
  const add = useMutation({
    mutationFn: () =>
      client.addNote({
        id: props.id,
        text: text.trim(),
        at: new Date(atMs ?? now()).toISOString(),
        kind,
      }),
    onSuccess: () => {
      setText("");
      setAtMs(undefined);
      return queryClient.invalidateQueries({ queryKey: sessionKeys.notes(props.id) });
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() && !add.isPending) add.mutate();
  }
  function onKey(event: KeyboardEvent) {
    if (event.key === "Escape") field.current?.blur();
    if (event.key !== "Enter" || event.shiftKey) return;
    submit(event);
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Textarea
          ref={field}
          label={texts.newNote}
          description={
            <>
              {texts.noteKeys[0]} <Kbd size="xs">N</Kbd> {texts.noteKeys[1]}{" "}
              <Kbd size="xs">Enter</Kbd> {texts.noteKeys[2]}
            </>
          }
          autosize
          minRows={2}
          maxLength={4000}
          value={text}
          onChange={(event) => {
            const next = event.currentTarget.value;
            if (next && atMs === undefined) setAtMs(now());
            if (!next) setAtMs(undefined);
            setText(next);
          }}
          onKeyDown={onKey}
        />
        <Group gap="sm">
          <NativeSelect
            aria-label={texts.noteKind}
            value={kind}
            data={kinds.map((value) => ({ value, label: texts.noteKinds[value] }))}
            onChange={(event) => setKind(event.currentTarget.value as Kind)}
          />
          <Button type="submit" loading={add.isPending} disabled={text.trim() === ""}>
            {texts.addNote}
          </Button>
          {atMs !== undefined && (
            <Text size="sm" c="dimmed" className="numbers">
              {sinceStart(atMs, props.startMs)}
            </Text>
          )}
        </Group>
        {add.isError && <Failure error={add.error} />}
      </Stack>
    </form>
  );
}

function OneNote({ note, startMs, replay }: { note: Note; startMs: number; replay: Replay }) {
  const texts = useStaffTexts().session;
  const { states } = useTexts();
  const { client, me } = useStaff();
  const queryClient = useQueryClient();
  const [edited, setEdited] = useState<string>();
  const [removing, setRemoving] = useState(false);
  const again = () =>
    queryClient.invalidateQueries({ queryKey: sessionKeys.notes(note.sessionId) });
  const save = useMutation({
    mutationFn: (text: string) =>
      client.updateNote(
        { id: note.sessionId, note: note.id, text: text.trim() },
        { ifMatch: note.version },
      ),
    onSuccess: () => {
      setEdited(undefined);
      return again();
    },
  });
  const remove = useMutation({
    mutationFn: () => client.deleteNote({ id: note.sessionId, note: note.id }),
    onSuccess: () => {
      setRemoving(false);
      return again();
    },
  });
  const own = note.authorId === me.id || me.role === "admin";
  const ms = Date.parse(note.at);
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <UnstyledButton
          onClick={() => replay.seek(ms)}
          aria-label={texts.goTo(sinceStart(ms, startMs))}
        >
          <Text span size="sm" className="numbers" c="var(--mantine-color-anchor)" td="underline">
            {sinceStart(ms, startMs)}
          </Text>
        </UnstyledButton>
        <Text size="sm" c="dimmed">
          {texts.noteKinds[note.kind]} · {note.authorName}
        </Text>
      </Group>
      {edited === undefined ? (
        <Text className={classes.kept}>{note.text}</Text>
      ) : (
        <Textarea
          aria-label={texts.editNote}
          autosize
          minRows={2}
          maxLength={4000}
          data-autofocus
          value={edited}
          onChange={(event) => setEdited(event.currentTarget.value)}
        />
      )}
      {save.isError && <Failure error={save.error} />}
      {own && (
        <Group gap="xs">
          {edited === undefined ? (
            <>
              <Button variant="subtle" size="compact-sm" onClick={() => setEdited(note.text)}>
                {texts.edit}
              </Button>
              <Button
                variant="subtle"
                size="compact-sm"
                color="red"
                onClick={() => setRemoving(true)}
              >
                {texts.remove}
              </Button>
            </>
          ) : (
            <>
              <Button
                size="compact-sm"
                loading={save.isPending}
                disabled={edited.trim() === ""}
                onClick={() => save.mutate(edited)}
              >
                {states.save}
              </Button>
              <Button variant="default" size="compact-sm" onClick={() => setEdited(undefined)}>
                {states.cancel}
              </Button>
            </>
          )}
        </Group>
      )}
      <Ask
        opened={removing}
        title={texts.removeNote}
        confirm={texts.remove}
        danger
        call={remove}
        onConfirm={() => remove.mutate()}
        onClose={() => setRemoving(false)}
      >
        <Text className={classes.kept}>{note.text}</Text>
      </Ask>
    </Stack>
  );
}
