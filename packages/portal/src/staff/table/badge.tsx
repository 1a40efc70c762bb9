import { Badge } from "@mantine/core";

/** What a state means for whoever looks: all is well, something goes on, look here, trouble. */
export type Tone = "plain" | "good" | "going" | "look" | "bad";

const colors: Record<Tone, string> = {
  plain: "gray",
  good: "teal",
  going: "moon",
  look: "yellow",
  bad: "red",
};

/** A state as a word on its colour; the word alone says it. */
export function StateBadge({ tone, children }: { tone: Tone; children: string }) {
  return (
    <Badge
      variant="light"
      color={colors[tone]}
      tt="none"
      size="lg"
      fw={550}
      className="state-badge"
    >
      {children}
    </Badge>
  );
}
