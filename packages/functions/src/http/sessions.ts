/** Sessions, availability, notes and feedback. */
import { availability } from "@luna/contracts/routes/availability";
import { observations } from "@luna/contracts/routes/observations";
import { sessions } from "@luna/contracts/routes/sessions";
import { archiveSession } from "@luna/core/archive/archive-session";
import { read as readAvailability } from "@luna/core/availability/read";
import { readOpeningHours } from "@luna/core/availability/read-opening-hours";
import { set as setAvailability } from "@luna/core/availability/set";
import { give as giveFeedback } from "@luna/core/feedback/give";
import { sessionStatistics } from "@luna/core/insights/session-statistics";
import { add as addNote } from "@luna/core/note/add";
import { list as listNotes } from "@luna/core/note/list";
import { remove as deleteNote } from "@luna/core/note/remove";
import { update as updateNote } from "@luna/core/note/update";
import { cancel as cancelSession } from "@luna/core/session/cancel";
import { complete as completeSession } from "@luna/core/session/complete";
import { confirm as confirmSession } from "@luna/core/session/confirm";
import { create as createSession } from "@luna/core/session/create";
import { hold as holdSession } from "@luna/core/session/hold";
import { issueClientToken } from "@luna/core/session/issue-client-token";
import { judgeTask } from "@luna/core/session/judge-task";
import { list as listSessions } from "@luna/core/session/list";
import { markNoShow } from "@luna/core/session/mark-no-show";
import { read as readSession } from "@luna/core/session/read";
import { start as startSession } from "@luna/core/session/start";
import { stop as stopSession } from "@luna/core/session/stop";
import { update as updateSession } from "@luna/core/session/update";
import { judge as judgeStruggle } from "@luna/core/struggle/judge";
import { http } from "../edge/http.ts";

export const handler = http(
  { ...sessions, ...observations, ...availability },
  {
    createSession,
    listSessions,
    readSession,
    sessionStatistics,
    updateSession,
    confirmSession,
    cancelSession,
    markNoShow,
    startSession,
    issueClientToken,
    completeSession,
    stopSession,
    judgeTask,
    judgeStruggle,
    listNotes,
    addNote,
    updateNote,
    deleteNote,
    giveFeedback,
    holdSession,
    archiveSession,
    readAvailability,
    readOpeningHours,
    setAvailability,
  },
);
