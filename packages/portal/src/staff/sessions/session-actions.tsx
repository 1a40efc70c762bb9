import { nextSessionStatus } from "@luna/sdk";
import { Button, Checkbox, Group, NativeSelect, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Ask } from "../../page/ask.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";
import type { ListedSession } from "./sessions-page.tsx";
import { type When, WhenPicker } from "./when-picker.tsx";

type Session = Pick<ListedSession, "id" | "status" | "version">;

/** Commands by hand, and the operation that each is; what the status table allows is offered. */
const commands = {
  start: "startSession",
  resume: "startSession",
  complete: "completeSession",
  confirm: "confirmSession",
  move: "updateSession",
  "no-show": "markNoShow",
  cancel: "cancelSession",
} as const;
type Command = keyof typeof commands;
type Wish = Command | "ours";

/** What can be done with a session now by who is signed in; each asks first. */
export function SessionActions({ session }: { session: Session }) {
  const texts = useStaffTexts().sessions;
  const { may } = useStaff();
  const [wish, setWish] = useState<Wish>();
  const open: Wish[] = (Object.keys(commands) as Command[]).filter(
    (command) => nextSessionStatus(session.status, command) && may(commands[command]),
  );
  if (session.status === "no-show" && may("markNoShow")) open.push("ours");
  if (open.length === 0) return null;
  return (
    <Group gap="xs">
      {open.map((each) => (
        <Button
          key={each}
          size="sm"
          variant={each === open[0] ? "filled" : "default"}
          onClick={() => setWish(each)}
        >
          {texts.actions[each]}
        </Button>
      ))}
      {wish && <Question session={session} wish={wish} onClose={() => setWish(undefined)} />}
    </Group>
  );
}

function Question(props: { session: Session; wish: Wish; onClose(): void }) {
  const texts = useStaffTexts().sessions;
  const { client } = useStaff();
  const queryClient = useQueryClient();
  const { wish } = props;
  const { id, version } = props.session;
  const [reason, setReason] = useState("");
  const [how, setHow] = useState<"derive" | "success" | "failure">("derive");
  const [ours, setOurs] = useState(false);
  const [when, setWhen] = useState<When>();
  const act = useMutation({
    mutationFn: async (): Promise<unknown> => {
      if (wish === "start" || wish === "resume") return client.startSession({ id });
      if (wish === "confirm") return client.confirmSession({ id });
      if (wish === "move") return client.updateSession({ id, ...when }, { ifMatch: version });
      if (wish === "no-show") return client.markNoShow({ id, ours });
      if (wish === "ours") return client.markNoShow({ id, ours: true });
      if (wish === "cancel")
        return client.cancelSession({ id, ...(reason.trim() && { reason: reason.trim() }) });
      return client.completeSession({
        id,
        ...(how !== "derive" && { success: how === "success" }),
      });
    },
    onSuccess: props.onClose,
    // Also after a refusal: somebody else may have moved it, which is then shown.
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ["staff"] }),
        queryClient.invalidateQueries({ queryKey: ["availability"] }),
      ]),
  });
  return (
    <Ask
      opened
      title={texts.ask[wish]}
      confirm={texts.actions[wish]}
      danger={wish === "cancel" || wish === "no-show"}
      disabled={wish === "move" && !when}
      wide={wish === "move"}
      call={act}
      onConfirm={() => act.mutate()}
      onClose={props.onClose}
    >
      <Text>{texts.ask[`${wish}Text`]}</Text>
      {wish === "move" && <WhenPicker ways={["slot", "other"]} onChange={setWhen} />}
      {wish === "cancel" && (
        <TextInput
          label={texts.reason}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {wish === "no-show" && (
        <Checkbox
          label={texts.oursToo}
          checked={ours}
          onChange={(event) => setOurs(event.currentTarget.checked)}
        />
      )}
      {wish === "complete" && (
        <NativeSelect
          label={texts.how}
          value={how}
          data={Object.entries(texts.hows).map(([value, label]) => ({ value, label }))}
          onChange={(event) => setHow(event.currentTarget.value as typeof how)}
        />
      )}
    </Ask>
  );
}
