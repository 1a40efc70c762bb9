import { Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type RefObject, type SyntheticEvent, useEffect, useRef, useState } from "react";
import { Moment } from "../../page/moment.tsx";
import { QueryView } from "../../page/query-view.tsx";
import { Section } from "../../page/section.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import type { StoredFile } from "../files/file-table.tsx";
import { useStaff } from "../sign-in/staff.tsx";
import classes from "./session.module.css";
import { type RecordedSpan, spanAt, spansOf } from "./spans.ts";
import type { Replay } from "./use-replay.ts";

/** The recordings of a session as one: it goes where the timeline is pressed, and tells where it is. */
export function Player(props: { files: readonly StoredFile[]; live: boolean; replay: Replay }) {
  const texts = useStaffTexts().session;
  const { replay } = props;
  const spans = spansOf(props.files);
  const [shown, setShown] = useState(0);
  const [missed, setMissed] = useState(false);
  /** Whether it plays: over the end of one segment and over a press, too. */
  const playing = useRef(false);
  const { sought } = replay;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a press counts once, also when files come
  useEffect(() => {
    if (!sought || spans.length === 0) return;
    const found = spanAt(spans, sought.ms);
    setMissed(found < 0);
    if (found >= 0) setShown(found);
  }, [sought]);
  const span = spans[shown] ?? spans[0];
  const coming = props.files.some(
    ({ category, status }) =>
      category === "recording" && status !== "ready" && status !== "rejected",
  );
  return (
    <Section title={texts.recording}>
      {!span && (
        <Text c="dimmed">{props.live || coming ? texts.recordingComes : texts.notRecorded}</Text>
      )}
      {span && (
        <>
          <Media
            key={span.file.id}
            span={span}
            sought={sought && spanAt([span], sought.ms) === 0 ? sought : undefined}
            playing={playing}
            onTime={replay.tell}
            onEnd={() => shown + 1 < spans.length && setShown(shown + 1)}
          />
          <Group justify="space-between" gap="xs">
            <Text size="sm" c="dimmed">
              {spans.length > 1 && `${texts.part(shown + 1, spans.length)} · `}
              <Moment at={new Date(span.fromMs).toISOString()} />
            </Text>
            <Text size="sm" c="dimmed" role="status">
              {missed ? texts.notRecordedThen : coming ? texts.moreComes : ""}
            </Text>
          </Group>
        </>
      )}
    </Section>
  );
}

/** A link lives for five minutes: one that fails after a while is asked for anew, a fresh one is broken. */
const freshMs = 60_000;

function Media(props: {
  span: RecordedSpan;
  sought: { ms: number } | undefined;
  playing: RefObject<boolean>;
  onTime(ms: number): void;
  onEnd(): void;
}) {
  const { file } = props.span;
  const texts = useStaffTexts().session;
  const { client } = useStaff();
  const [broken, setBroken] = useState(false);
  const [links, setLinks] = useState(0);
  const resumeAt = useRef(0);
  const link = useQuery({
    queryKey: ["staff", "file", file.id, links],
    queryFn: async ({ signal }) => (await client.readFile({ id: file.id }, { signal })).url,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <QueryView query={link} rows={5}>
      {(url) => (
        <Stack gap={0}>
          <Video
            {...props}
            url={url}
            from={resumeAt.current}
            onLost={(seconds) => {
              resumeAt.current = seconds;
              if (Date.now() - link.dataUpdatedAt > freshMs) setLinks(links + 1);
              else setBroken(true);
            }}
          />
          {broken && (
            <Text role="alert" size="sm" c="var(--mantine-color-error)" mt="xs">
              {texts.cannotPlay}
            </Text>
          )}
        </Stack>
      )}
    </QueryView>
  );
}

function Video(props: {
  span: RecordedSpan;
  sought: { ms: number } | undefined;
  playing: RefObject<boolean>;
  url: string;
  /** Seconds at which to begin. */
  from: number;
  onTime(ms: number): void;
  onEnd(): void;
  onLost(seconds: number): void;
}) {
  const texts = useStaffTexts().session;
  const video = useRef<HTMLVideoElement>(null);
  const { span, sought, playing } = props;
  const wanted = useRef(props.from);
  const ready = useRef(false);
  const go = (seconds: number) => {
    wanted.current = seconds;
    if (ready.current && video.current) video.current.currentTime = seconds;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a press counts once
  useEffect(() => {
    if (sought) go(Math.max(0, (sought.ms - span.fromMs) / 1000));
  }, [sought]);
  const begin = (element: HTMLVideoElement) => {
    ready.current = true;
    if (wanted.current > 0) element.currentTime = wanted.current;
    // A browser that wants a press first shows its button to play.
    if (playing.current) void element.play().catch(() => undefined);
  };
  // What browsers record does not say how long it is: asked for its far end, they find out.
  const measure = ({ currentTarget: element }: SyntheticEvent<HTMLVideoElement>) => {
    if (Number.isFinite(element.duration)) begin(element);
    else element.currentTime = 1e9;
  };
  const measured = ({ currentTarget: element }: SyntheticEvent<HTMLVideoElement>) => {
    if (ready.current || !Number.isFinite(element.duration)) return;
    element.currentTime = 0;
    begin(element);
  };
  return (
    // biome-ignore lint/a11y/useMediaCaption: what was said in a session has no captions
    <video
      ref={video}
      className={classes.video}
      src={props.url}
      controls
      playsInline
      preload="metadata"
      aria-label={texts.recording}
      onLoadedMetadata={measure}
      onDurationChange={measured}
      onTimeUpdate={({ currentTarget }) => {
        if (!ready.current || currentTarget.seeking) return;
        if (currentTarget.currentTime > 0)
          props.onTime(span.fromMs + currentTarget.currentTime * 1000);
      }}
      onPlay={() => {
        playing.current = true;
      }}
      onPause={({ currentTarget }) => {
        playing.current = currentTarget.ended;
      }}
      onEnded={() => ready.current && props.onEnd()}
      onError={({ currentTarget }) => props.onLost(currentTarget.currentTime)}
    />
  );
}
