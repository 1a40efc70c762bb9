import { Navigate, useParams, useSearch } from "@tanstack/react-router";
import { Appointment } from "../appointment/appointment.tsx";
import { QueryView } from "../page/query-view.tsx";
import { ParticipantOnly } from "../participant/participant.tsx";
import { useFollowLocale } from "../texts/use-follow-locale.ts";
import { Running } from "./running.tsx";
import { personIn, useSession } from "./use-session.ts";

/** A session from its appointment to its end. */
export function SessionPage() {
  return (
    <ParticipantOnly>
      <Stage />
    </ParticipantOnly>
  );
}

function Stage() {
  const { id } = useParams({ from: "/site/sessions/$id" });
  const { do: wish } = useSearch({ from: "/site/sessions/$id" });
  const session = useSession(id);
  useFollowLocale(session.data && personIn(session.data)?.locale);
  if (wish === "move") return <Navigate to="/sessions/$id/move" params={{ id }} replace />;
  return (
    <QueryView query={session} rows={5}>
      {(read) =>
        read.status === "in-progress" ? (
          <Running session={read} />
        ) : (
          <Appointment session={read} wish={wish} />
        )
      }
    </QueryView>
  );
}
