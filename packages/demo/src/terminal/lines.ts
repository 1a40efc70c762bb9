/** Calm lines on a terminal: time, who, what. */
export type Tone = "plain" | "faint" | "good" | "warn" | "bad" | "strong";

const colors: Record<Tone, [string, string]> = {
  plain: ["", ""],
  faint: ["\x1b[2m", "\x1b[22m"],
  good: ["\x1b[32m", "\x1b[39m"],
  warn: ["\x1b[33m", "\x1b[39m"],
  bad: ["\x1b[31m", "\x1b[39m"],
  strong: ["\x1b[1m", "\x1b[22m"],
};

export interface Lines {
  /** A chapter of the day. */
  heading(text: string): void;
  /** Something that happened at an instant to somebody. */
  event(at: number | string, who: string, what: string, tone?: Tone): void;
  /** A line of a list. */
  item(text: string, tone?: Tone): void;
}

/** @param color false writes plain text, for files and tests */
export function lines(write: (line: string) => void, color: boolean): Lines {
  const paint = (text: string, tone: Tone) => {
    const [on, off] = color ? colors[tone] : colors.plain;
    return `${on}${text}${off}`;
  };
  return {
    heading: (text) => write(`\n${paint(text, "strong")}`),
    event(at, who, what, tone = "plain") {
      const time = new Date(at).toISOString().slice(11, 19);
      write(`  ${paint(time, "faint")}  ${who.padEnd(5)} ${paint(what, tone)}`);
    },
    item: (text, tone = "plain") => write(`  ${paint(text, tone)}`),
  };
}
