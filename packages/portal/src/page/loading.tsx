import { Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import { useTexts } from "../texts/language.ts";

/** Lines in the place of what is on its way; `rows` about as many as will come. */
export function Loading({ rows = 3, height = 22 }: { rows?: number; height?: number }) {
  const texts = useTexts();
  return (
    <Stack gap="md" role="status" className="appear-late">
      <VisuallyHidden>{texts.states.loading}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without identity
        <Skeleton key={row} height={height} width={row === rows - 1 && rows > 1 ? "60%" : "100%"} />
      ))}
    </Stack>
  );
}
