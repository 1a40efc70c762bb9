import { Button, Group, Paper, Stack, Text, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Dialog } from "../../page/dialog.tsx";
import { Icon } from "../../page/icon.tsx";
import { useTexts } from "../../texts/language.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import { ConnectionBadge } from "../live/connection-badge.tsx";
import { useServiceNow } from "../live/use-realtime.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { elapsed } from "./spans.ts";
import type { SessionEvents } from "./use-events.ts";

/** What one needs while a session runs: whether it is live, how long, who watches, and what can be told the program. */
export function LiveBar({ startMs, stream }: { startMs: number; stream: SessionEvents }) {
  const { live: texts, session } = useStaffTexts();
  const { failures } = useTexts();
  const { me } = useStaff();
  const now = useServiceNow(1000);
  const [writing, setWriting] = useState(false);
  const [said, setSaid] = useState("");
  const { connection, watchers, refusal } = stream;
  const reasonOf = ({ code, message }: NonNullable<typeof refusal>) =>
    texts.refusals[code] ?? failures.codes[code] ?? message;
  const give = (...given: Parameters<SessionEvents["command"]>) => {
    const sent = stream.command(...given);
    setSaid(sent ? texts.sent(session.commandNames[given[0]] ?? given[0]) : texts.notSent);
    return sent;
  };
  return (
    <Paper p="md" className="card" component="section" aria-label={texts.title}>
      <Group justify="space-between" gap="sm">
        <Group gap="md">
          {connection && <ConnectionBadge state={connection} />}
          <Text className="numbers" fw={600}>
            {elapsed(now, startMs)}
          </Text>
          {watchers !== undefined && <Text c="dimmed">{texts.watchers(watchers)}</Text>}
        </Group>
        {me.role !== "observer" && (
          <Group gap="xs">
            <Button
              variant="light"
              size="sm"
              leftSection={<Icon name="mail" size={18} />}
              disabled={connection !== "live"}
              onClick={() => setWriting(true)}
            >
              {texts.message}
            </Button>
            <Button
              variant="default"
              size="sm"
              disabled={connection !== "live"}
              onClick={() => give("capture_screenshot")}
            >
              {texts.screenshot}
            </Button>
            <Button
              variant="default"
              size="sm"
              disabled={connection !== "live"}
              onClick={() => give("request_status")}
            >
              {texts.status}
            </Button>
          </Group>
        )}
      </Group>
      <Text size="sm" c="dimmed" role="status" mt={said || refusal ? "xs" : 0}>
        {refusal ? texts.refused(reasonOf(refusal)) : said}
      </Text>
      <Message
        opened={writing}
        onClose={() => setWriting(false)}
        onSend={(text) => give("message", text) && setWriting(false)}
      />
    </Paper>
  );
}

/** A sentence to whoever takes part, shown over the program and on their page. */
function Message(props: { opened: boolean; onClose(): void; onSend(text: string): void }) {
  const texts = useStaffTexts().live;
  const { states } = useTexts();
  const [text, setText] = useState("");
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!text.trim()) return;
    props.onSend(text.trim());
    setText("");
  }
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={texts.message}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Textarea
            label={texts.messageText}
            description={texts.messageHint}
            autosize
            minRows={2}
            maxLength={2000}
            data-autofocus
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Group gap="sm">
            <Button type="submit" disabled={text.trim() === ""}>
              {texts.send}
            </Button>
            <Button variant="default" onClick={props.onClose}>
              {states.cancel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
