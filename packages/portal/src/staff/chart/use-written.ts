import { useRegion } from "../../texts/language.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import type { Format, Interval } from "./chart.ts";
import { written } from "./written.ts";

/** Writes values in the reader's language; what has no data says so. */
export function useWritten() {
  const region = useRegion();
  const texts = useStaffTexts().chart;
  const value = (given: number | null | undefined, format: Format): string =>
    given === null || given === undefined ? texts.noData : written(given, format, region);
  return {
    value,
    /** `80 % (54.8 % to 93 %), n = 15`. */
    interval: ({ value: middle, low, high, n }: Omit<Interval, "label">, format: Format): string =>
      middle === null
        ? `${texts.noData}, n = ${n}`
        : low === null || high === null
          ? `${value(middle, format)}, n = ${n}`
          : `${value(middle, format)} (${texts.range(value(low, format), value(high, format))}), n = ${n}`,
  };
}
