import { Stack } from "@mantine/core";
import { Heading } from "../page/heading.tsx";
import { LinkButton } from "../page/link.tsx";
import { StateCard } from "../page/state-card.tsx";
import { useTexts } from "../texts/language.ts";

/** Instead of the free times: without a yes to the session no mail would confirm it, and nobody could start it. */
export function ConsentFirst() {
  const texts = useTexts();
  return (
    <Stack gap="lg">
      <Heading>{texts.booking.title}</Heading>
      <StateCard
        icon="lock"
        title={texts.booking.consentFirst}
        actions={<LinkButton to="/consent">{texts.appointment.toConsent}</LinkButton>}
      >
        {texts.booking.consentWhy}
      </StateCard>
    </Stack>
  );
}
