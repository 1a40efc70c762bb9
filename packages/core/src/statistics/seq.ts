import { type Mean, meanOf } from "./mean.ts";
import type { Moments } from "./moments.ts";

/**
 * The mean of Single Ease Question ratings, 1 (very hard) to 7 (very easy), with its t interval and the
 * average of the field to hold it against: Sauro (2012), some 5.5 over 400 tasks.
 */
export const seqOf = (ratings: Moments): Mean & { fieldAverage: number } => ({
  ...meanOf(ratings, { scale: { min: 1, max: 7 } }),
  fieldAverage: 5.5,
});
