import type { WatchState } from "@luna/sdk";
import { Text } from "@mantine/core";
import { useStaffTexts } from "../../texts/staff.ts";
import { StateBadge, type Tone } from "../table/badge.tsx";

const tones: Record<WatchState, Tone> = {
  connecting: "plain",
  live: "good",
  reconnecting: "look",
  closed: "bad",
};

/** Says whether what is shown is what happens; a break is told, with what becomes of what comes meanwhile. */
export function ConnectionBadge({ state }: { state: WatchState }) {
  const texts = useStaffTexts().live;
  return (
    <div role="status">
      <StateBadge tone={tones[state]}>{texts.connection[state]}</StateBadge>
      {(state === "reconnecting" || state === "closed") && (
        <Text span size="sm" c="dimmed" ml="xs">
          {texts.connectionText[state]}
        </Text>
      )}
    </div>
  );
}
