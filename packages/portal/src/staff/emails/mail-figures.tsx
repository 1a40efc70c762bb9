import type { CallAnswer } from "@luna/sdk";
import { useStaffTexts } from "../../texts/staff.ts";
import { intervalOf } from "../chart/chart.ts";
import { ChartCard } from "../chart/chart-card.tsx";

/** Delivery, bounces and complaints as rates over the mails that left. */
export function MailFigures({ figures }: { figures: CallAnswer<"emailStatistics"> }) {
  const texts = useStaffTexts().emails;
  return (
    <ChartCard
      chart={{
        kind: "intervals",
        title: texts.written(figures.total),
        format: "share",
        max: 1,
        items: [
          intervalOf(texts.delivered, figures.delivery),
          intervalOf(texts.bounced, figures.bounce),
          intervalOf(texts.complained, figures.complaint),
        ],
      }}
    />
  );
}
