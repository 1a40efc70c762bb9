import { Checkbox, Group, Text, UnstyledButton } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { inWords, Moment } from "../../page/moment.tsx";
import { Section } from "../../page/section.tsx";
import { useRegion } from "../../texts/language.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import { type Entry, entryAt, isQuiet } from "./entries.ts";
import classes from "./session.module.css";
import { sinceStart } from "./spans.ts";
import { useEntryWords } from "./use-entry-words.ts";
import type { Replay } from "./use-replay.ts";

/** Everything in its order; a press moves the recording there, and the recording moves what is marked. */
export function Timeline(props: {
  entries: readonly Entry[];
  startMs: number;
  replay: Replay;
  /** The newest stays in sight until somebody scrolls away. */
  live: boolean;
  /** More events were sent than are shown. */
  cut: boolean;
}) {
  const texts = useStaffTexts().session;
  const region = useRegion();
  const { entry: words, toneOf } = useEntryWords();
  const [all, setAll] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const atEnd = useRef(true);
  const shown = props.entries.filter((entry) => (all ? !isQuiet(entry) : entry.matters));
  const current = entryAt(shown, props.replay.ms);
  const last = shown.at(-1)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something is new
  useEffect(() => {
    if (props.live && atEnd.current && list.current)
      list.current.scrollTop = list.current.scrollHeight;
  }, [last, props.live]);
  useEffect(() => {
    const box = list.current;
    const row = current && box?.querySelector<HTMLElement>('[aria-current="true"]');
    if (!box || !row) return;
    // Within the list only: the page stays where the reader has it.
    if (
      row.offsetTop < box.scrollTop ||
      row.offsetTop + row.offsetHeight > box.scrollTop + box.clientHeight
    )
      box.scrollTop = row.offsetTop - box.clientHeight / 3;
  }, [current]);
  return (
    <Section title={texts.timeline}>
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed">
          {texts.sinceStart} <Moment at={new Date(props.startMs).toISOString()} />
        </Text>
        <Checkbox
          label={texts.everyEvent}
          checked={all}
          onChange={(event) => setAll(event.currentTarget.checked)}
        />
      </Group>
      {props.cut && (
        <Text size="sm" c="dimmed">
          {texts.cut}
        </Text>
      )}
      {shown.length === 0 && <Text c="dimmed">{texts.nothingYet}</Text>}
      <ol
        ref={list}
        className={classes.timeline}
        aria-label={texts.timeline}
        onScroll={({ currentTarget: box }) => {
          atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 40;
        }}
      >
        {shown.map((entry) => {
          const { title, text } = words(entry);
          return (
            <li key={`${entry.kind} ${entry.id}`}>
              <UnstyledButton
                className={classes.entry}
                data-tone={toneOf(entry)}
                aria-current={entry === current}
                title={inWords(new Date(entry.ms).toISOString(), { region, form: "time" })}
                onClick={() => props.replay.seek(entry.ms)}
              >
                <Text span size="sm" c="dimmed" className="numbers">
                  {sinceStart(entry.ms, props.startMs)}
                </Text>
                <span>
                  <Text span size="sm" fw={entry.matters ? 600 : 400} className="breakable">
                    {title}
                  </Text>
                  {text && (
                    <Text size="sm" c="dimmed" className="breakable">
                      {text}
                    </Text>
                  )}
                </span>
              </UnstyledButton>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
