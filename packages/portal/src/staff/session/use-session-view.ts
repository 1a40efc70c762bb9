import type { CallAnswer } from "@luna/sdk";
import { useQuery } from "@tanstack/react-query";
import { useLanguage } from "../../texts/language.ts";
import type { StoredFile } from "../files/file-table.tsx";
import { useStaff } from "../sign-in/staff.tsx";
import { everyPage } from "../table/every-page.ts";

type Feedback = CallAnswer<"giveFeedback">["feedback"];
/** A session as the team reads it, with what came of it. */
export type SessionView = CallAnswer<"readSession">["session"] & {
  files?: StoredFile[];
  feedback?: Feedback;
};
export type Note = CallAnswer<"addNote">["note"];
export type Analysis = CallAnswer<"analyzeSession">;

/** Where the parts of one session are kept between reads. */
export const sessionKeys = {
  all: (id: string) => ["staff", "session", id] as const,
  view: (id: string) => ["staff", "session", id, "view"] as const,
  analysis: (id: string) => ["staff", "session", id, "analysis"] as const,
  notes: (id: string) => ["staff", "session", id, "notes"] as const,
};

export function useSessionView(id: string) {
  const { client } = useStaff();
  return useQuery({
    queryKey: sessionKeys.view(id),
    queryFn: async ({ signal }) =>
      (await client.readSession({ id }, { signal })).session as SessionView,
  });
}

/** What happened, by task and time. */
export function useAnalysis(id: string) {
  const { client } = useStaff();
  const language = useLanguage();
  return useQuery({
    queryKey: [...sessionKeys.analysis(id), language],
    queryFn: ({ signal }) => client.analyzeSession({ id, language }, { signal }),
  });
}

/** Every note of a session, in the order of its time. */
export function useNotes(id: string) {
  const { client } = useStaff();
  return useQuery({
    queryKey: sessionKeys.notes(id),
    queryFn: async ({ signal }) =>
      (
        await everyPage<Note>((cursor) =>
          client.listNotes({ id, limit: 100, ...cursor }, { signal }),
        )
      ).items,
  });
}
