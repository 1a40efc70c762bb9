import { Container } from "@mantine/core";
import { useTexts } from "../texts/language.ts";
import { Heading } from "./heading.tsx";
import { Icon } from "./icon.tsx";
import { LinkButton } from "./link.tsx";

/** An address that is none. */
export function NotFound() {
  const texts = useTexts();
  return (
    <Container size="sm" py="xl">
      <Heading>{texts.states.notFoundTitle}</Heading>
      <p>{texts.states.notFoundText}</p>
      <LinkButton to="/" variant="light" leftSection={<Icon name="home" />}>
        {texts.states.toStart}
      </LinkButton>
    </Container>
  );
}
