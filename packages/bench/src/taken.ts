/** What a bench brings back. */
export interface Taken {
  /** Markdown to print. */
  text: string;
  /** What could not be measured, and why. */
  problems: string[];
}
