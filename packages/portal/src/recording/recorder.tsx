import { isApiError } from "@luna/sdk";
import { Alert, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { Choice } from "../page/choice.tsx";
import { Failure } from "../page/failure.tsx";
import { Icon } from "../page/icon.tsx";
import { LinkAnchor } from "../page/link.tsx";
import type { OwnParticipant } from "../participant/participant.tsx";
import { useRegion, useTexts } from "../texts/language.ts";
import { type CaptureKind, possibleKinds } from "./capture.ts";
import { hindranceOf } from "./hindrance.ts";
import { LevelMeter } from "./level-meter.tsx";
import classes from "./recorder.module.css";
import type { RecorderState } from "./use-recorder.ts";

/** Screen and voice: explained, chosen, watched, paused, ended. */
export function Recorder(props: {
  recorder: RecorderState;
  person: OwnParticipant | undefined;
  sessionId: string;
}) {
  const texts = useTexts().recording;
  const { recorder, person } = props;
  const hindrance = hindranceOf(person, possibleKinds());
  return (
    <Paper p={{ base: "md", sm: "lg" }} className="card" component="section">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {texts.title}
        </Title>
        {hindrance ? <Text>{texts[hindrance]}</Text> : <Controls recorder={recorder} />}
        {hindrance === "noConsent" && (
          <LinkAnchor to="/consent" search={{ session: props.sessionId }}>
            {texts.changeConsent}
          </LinkAnchor>
        )}
      </Stack>
    </Paper>
  );
}

function Controls({ recorder }: { recorder: RecorderState }) {
  const texts = useTexts().recording;
  const { phase } = recorder;
  if (phase === "recording" || phase === "paused") return <Running recorder={recorder} />;
  return (
    <>
      {phase === "finishing" && <Text role="status">{texts.finishing}</Text>}
      {phase === "waiting" && (
        <Alert role="status" color="yellow" icon={<Icon name="offline" />}>
          {texts.waiting}
        </Alert>
      )}
      {phase === "done" && (
        <Alert role="status" color="teal" icon={<Icon name="check" />}>
          {texts.done}
        </Alert>
      )}
      {recorder.interrupted && phase === "idle" && (
        <Alert role="status" icon={<Icon name="check" />}>
          {texts.interrupted}
        </Alert>
      )}
      {recorder.error !== undefined && phase !== "waiting" && <Trouble error={recorder.error} />}
      {phase !== "finishing" && phase !== "waiting" && <Start recorder={recorder} />}
    </>
  );
}

function Trouble({ error }: { error: unknown }) {
  const texts = useTexts().recording;
  if (isApiError(error, "consent_required")) return <Alert role="alert">{texts.noConsent}</Alert>;
  if (isApiError(error, "email_unverified")) return <Alert role="alert">{texts.unverified}</Alert>;
  if (error instanceof DOMException)
    return (
      <Alert role="alert" color="yellow">
        {texts.refused}
      </Alert>
    );
  return <Failure error={error} />;
}

function Start({ recorder }: { recorder: RecorderState }) {
  const texts = useTexts().recording;
  const kinds = possibleKinds();
  const [kind, setKind] = useState<CaptureKind>(kinds[0] ?? "voice");
  return (
    <>
      <Text size="sm">{texts.intro}</Text>
      <Choice<CaptureKind>
        name="capture"
        label={texts.what}
        options={kinds.map((value) => ({ value, label: texts[value] }))}
        value={kind}
        onChange={(chosen: CaptureKind) => setKind(chosen)}
      />
      <Button
        leftSection={<Icon name={kind === "voice" ? "mic" : "screen"} />}
        loading={recorder.phase === "asking"}
        onClick={() => recorder.start(kind)}
      >
        {recorder.interrupted || recorder.phase === "done" ? texts.resume : texts.start}
      </Button>
    </>
  );
}

function Running({ recorder }: { recorder: RecorderState }) {
  const texts = useTexts().recording;
  const region = useRegion();
  const paused = recorder.phase === "paused";
  const megabytes = (recorder.sentBytes / 2 ** 20).toLocaleString(region, {
    maximumFractionDigits: 1,
  });
  return (
    <>
      <Group gap="xs" role="status">
        <span className={classes.dot} data-paused={paused} aria-hidden />
        <Text fw={600}>{paused ? texts.paused : texts.running}</Text>
      </Group>
      <Text size="sm" c="dimmed" className="numbers">
        {texts.lasted} {clock(recorder.seconds)} · {texts.sent(megabytes)}
      </Text>
      {recorder.stream && !paused && <LevelMeter stream={recorder.stream} />}
      <Text size="sm">{texts.think}</Text>
      <Group gap="sm">
        <Button
          variant="light"
          leftSection={<Icon name={paused ? "play" : "pause"} />}
          onClick={paused ? recorder.goOn : recorder.pause}
        >
          {paused ? texts.goOn : texts.pause}
        </Button>
        <Button variant="default" leftSection={<Icon name="stop" />} onClick={recorder.stop}>
          {texts.stop}
        </Button>
      </Group>
    </>
  );
}

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
