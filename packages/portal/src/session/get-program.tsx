import { Anchor, Button, Text } from "@mantine/core";
import { useStudy } from "../service/service.tsx";
import { inLanguage, useLanguage, useTexts } from "../texts/language.ts";
import { type Download, downloadsFor } from "./downloads.ts";
import { personIn, type Session } from "./use-session.ts";

/** Where the tested program comes from: the study's downloads, else the team. */
export function GetProgram({ session }: { session: Session }) {
  const texts = useTexts().session;
  const language = useLanguage();
  const study = useStudy();
  const { own, others } = downloadsFor(
    study.data?.study.downloads,
    personIn(session)?.operatingSystem,
  );
  if (!own && others.length === 0) return <Text size="sm">{texts.handedOut}</Text>;
  const hint = own?.hint && inLanguage(own.hint, language);
  return (
    <>
      <Text size="sm">{texts.download}</Text>
      {own && (
        <Button component="a" href={own.url} {...elsewhere} variant="light" size="sm" my="xs">
          {texts.downloadFor(own.operatingSystem)}
        </Button>
      )}
      {hint && <Text size="sm">{hint}</Text>}
      {others.length > 0 && <Others others={others} />}
    </>
  );
}

const elsewhere = { target: "_blank", rel: "noreferrer noopener" } as const;

function Others({ others }: { others: Download[] }) {
  const texts = useTexts().session;
  return (
    <Text size="sm" c="dimmed">
      {texts.otherSystems}{" "}
      {others.map(({ operatingSystem, url }, index) => (
        <span key={url}>
          {index > 0 && ", "}
          <Anchor href={url} {...elsewhere} inherit underline="always">
            {operatingSystem}
          </Anchor>
        </span>
      ))}
    </Text>
  );
}
