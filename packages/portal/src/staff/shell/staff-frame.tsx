import { Container } from "@mantine/core";
import type { ReactNode } from "react";
import { ServiceProvider } from "../../service/service.tsx";

/** The least that surrounds a page of the team: the service, and room. */
export function StaffFrame({ children }: { children: ReactNode }) {
  return (
    <Container size="sm" py="xl" w="100%" component="main">
      <ServiceProvider>{children}</ServiceProvider>
    </Container>
  );
}
