import { useStaffTexts } from "../../texts/staff.ts";
import { useWritten } from "../chart/use-written.ts";
import { StateBadge } from "../table/badge.tsx";
import type { Comparison } from "./insights.ts";

const shares = new Set(["completion", "unaided", "help", "errors", "installation"]);

/** The difference between two groups in words: points of percent, points, or how many times as long. */
export function useDifference() {
  const texts = useStaffTexts().insights;
  const say = useWritten();
  return ({ measure, difference, ratio }: Comparison): string => {
    if (ratio !== undefined) return texts.ratio(say.value(ratio, "number"));
    if (difference === undefined) return "–";
    const sign = difference > 0 ? "+" : "";
    return shares.has(measure)
      ? texts.percentPoints(`${sign}${say.value(Math.round(difference * 1000) / 10, "number")}`)
      : `${sign}${say.value(difference, "number")}`;
  };
}

/** Whether a difference counts, and why it cannot be said where it cannot. */
export function DifferenceVerdict({ comparison }: { comparison: Comparison }) {
  const texts = useStaffTexts().insights;
  const say = useWritten();
  const { outcome, differs, pCorrected } = comparison;
  if (outcome !== "compared")
    return <StateBadge tone="plain">{texts.outcomes[outcome] ?? outcome}</StateBadge>;
  return (
    <>
      <StateBadge tone={differs ? "look" : "plain"}>
        {differs ? texts.differs : texts.noDifference}
      </StateBadge>{" "}
      p = {say.value(pCorrected, "p")}
    </>
  );
}
