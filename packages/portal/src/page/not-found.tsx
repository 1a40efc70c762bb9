import { Container } from "@mantine/core";
import { useTexts } from "../texts/language.ts";
import { Heading } from "./heading.tsx";
import { Icon } from "./icon.tsx";
import { LinkButton } from "./link.tsx";

/** A page of its own for an address that belongs to no layout. */
export function NotFoundPage() {
  return (
    <main>
      <NotFound />
    </main>
  );
}

/** An address that is none, within what surrounds it. */
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
