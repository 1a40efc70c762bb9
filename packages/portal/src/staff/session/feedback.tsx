import { Text } from "@mantine/core";
import { Section } from "../../page/section.tsx";
import { useRegion } from "../../texts/language.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import classes from "./session.module.css";
import type { SessionView } from "./use-session-view.ts";

/** What the participant said afterwards, as far as it was sent in. */
export function Feedback({ feedback }: { feedback: SessionView["feedback"] }) {
  const texts = useStaffTexts().session;
  const region = useRegion();
  const answers: [string, string | number | undefined][] =
    feedback && !feedback.draft
      ? [
          [texts.said.sus, feedback.susScore?.toLocaleString(region)],
          [texts.said.nps, feedback.npsScore],
          [texts.said.install, feedback.installRating],
          [texts.said.trust, feedback.trustLevel],
          [texts.said.painPoints, feedback.painPoints],
          [texts.said.improvements, feedback.improvements],
          [texts.said.describe, feedback.describeLuna],
          [texts.said.comments, feedback.comments],
        ]
      : [];
  const given = answers.filter(([, answer]) => answer !== undefined && answer !== "");
  return (
    <Section title={texts.feedback}>
      {given.length === 0 ? (
        <Text c="dimmed">{texts.noFeedback}</Text>
      ) : (
        <dl className={classes.facts}>
          {given.map(([name, answer]) => (
            <div key={name} style={{ display: "contents" }}>
              <dt>{name}</dt>
              <dd className={classes.kept}>{answer}</dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}
