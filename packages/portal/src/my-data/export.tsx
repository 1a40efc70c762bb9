import { useOwn } from "../participant/participant.tsx";
import { ExportData } from "../person/export-data.tsx";
import { useTexts } from "../texts/language.ts";

/** Everything about oneself, to take along. */
export function Export({ code }: { code: string }) {
  const { data: texts } = useTexts();
  const { client, participantId } = useOwn();
  return (
    <ExportData
      client={client}
      participantId={participantId}
      code={code}
      words={{ title: texts.exportTitle, text: texts.exportText, button: texts.export }}
    />
  );
}
