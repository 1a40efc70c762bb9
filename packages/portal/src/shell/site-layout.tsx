import { Container, Stack } from "@mantine/core";
import { Outlet } from "@tanstack/react-router";
import { MailLinkGate } from "../mail-link/mail-link-gate.tsx";
import { ServiceProvider, useStudy } from "../service/service.tsx";
import { useTexts } from "../texts/language.ts";
import { OfflineNotice } from "./offline-notice.tsx";
import { SiteFoot } from "./site-foot.tsx";
import { SiteHead } from "./site-head.tsx";

/** What surrounds every page for participants: the mark, the ways, the foot. */
export function SiteLayout() {
  const texts = useTexts();
  return (
    <>
      <a className="skip" href="#content">
        {texts.shell.skip}
      </a>
      <SiteHead />
      <Container
        component="main"
        id="content"
        size="md"
        w="100%"
        py={{ base: "lg", sm: "xl" }}
        flex={1}
      >
        <Stack gap="lg">
          <OfflineNotice />
          <ServiceProvider>
            <LoadStudy />
            <MailLinkGate>
              <Outlet />
            </MailLinkGate>
          </ServiceProvider>
        </Stack>
      </Container>
      <SiteFoot />
    </>
  );
}

/** The foot names who answers for the data on every page, also where no page reads the study. */
function LoadStudy() {
  useStudy();
  return null;
}
