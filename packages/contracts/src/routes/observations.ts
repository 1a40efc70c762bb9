/** What people say of a session: verdicts on struggles, notes of observers, the participant's feedback. */
import * as z from "zod/mini";
import {
  CreateNote,
  Feedback,
  GiveFeedback,
  Note,
  Struggle,
  UpdateNote,
} from "../entities/observation.ts";
import { NoteId, SessionId } from "../ids.ts";
import { line } from "../scalars.ts";
import { listOf, page, routes } from "./route.ts";

const params = z.object({ id: SessionId });

export const observations = routes("sessions", {
  judgeStruggle: {
    method: "PATCH",
    path: "/api/sessions/{id}/struggles/{key}",
    allow: ["researcher"],
    audited: true,
    params: z.object({ id: SessionId, key: line(200) }),
    body: z.strictObject({ verdict: z.enum(["struggle", "not-a-struggle"]) }),
    answers: { 200: z.object({ struggle: Struggle }) },
    summary: "A researcher's verdict on a struggle signal.",
  },
  listNotes: {
    method: "GET",
    path: "/api/sessions/{id}/notes",
    allow: ["observer"],
    params,
    query: z.strictObject(page),
    answers: { 200: listOf(Note) },
    errors: ["invalid_cursor"],
    summary: "Notes of a session.",
  },
  addNote: {
    method: "POST",
    path: "/api/sessions/{id}/notes",
    allow: ["observer"],
    audited: true,
    params,
    body: CreateNote,
    answers: { 201: z.object({ note: Note }) },
    summary: "Adds a note to the timeline.",
  },
  updateNote: {
    method: "PATCH",
    path: "/api/sessions/{id}/notes/{note}",
    allow: ["observer"],
    audited: true,
    params: z.object({ id: SessionId, note: NoteId }),
    body: UpdateNote,
    answers: { 200: z.object({ note: Note }) },
    errors: ["stale"],
    summary: "Changes one's own note.",
  },
  deleteNote: {
    method: "DELETE",
    path: "/api/sessions/{id}/notes/{note}",
    allow: ["observer"],
    audited: true,
    params: z.object({ id: SessionId, note: NoteId }),
    answers: { 204: null },
    errors: ["stale"],
    summary: "Removes one's own note.",
  },
  giveFeedback: {
    method: "POST",
    path: "/api/sessions/{id}/feedback",
    allow: ["self", "researcher"],
    audited: true,
    params,
    body: GiveFeedback,
    answers: { 201: z.object({ feedback: Feedback }), 200: z.object({ feedback: Feedback }) },
    errors: ["feedback_closed", "state_conflict", "stale"],
    summary: "Saves or submits feedback; it can be replaced for 24 hours.",
  },
});
