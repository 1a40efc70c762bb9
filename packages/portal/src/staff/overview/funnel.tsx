import type { CallAnswer } from "@luna/sdk";
import { Progress, Stack, Text } from "@mantine/core";
import { Section } from "../../page/section.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { StaffLink } from "../shell/staff-link.tsx";

/** Where the people of a stage stand now, as the list knows it. */
const lists: Record<string, string> = {
  eligible: "?status=screened",
  scheduled: "?status=scheduled",
  completed: "?status=completed",
};

/** How many people came how far; each stage leads to those who stand there. */
export function Funnel({ stages }: { stages: CallAnswer<"readOverview">["funnel"] }) {
  const texts = useStaffTexts().overview;
  const first = stages[0]?.count ?? 0;
  return (
    <Section title={texts.funnel}>
      <Stack gap="sm">
        {stages.map(({ stage, count }) => (
          <div key={stage}>
            <Text size="sm" display="flex" style={{ justifyContent: "space-between" }}>
              <StaffLink to={`/staff/participants${lists[stage] ?? ""}`} size="sm">
                {texts.stages[stage] ?? stage}
              </StaffLink>
              <b className="numbers">{count}</b>
            </Text>
            <Progress
              value={first > 0 ? (100 * count) / first : 0}
              aria-label={texts.stages[stage] ?? stage}
            />
          </div>
        ))}
      </Stack>
    </Section>
  );
}
