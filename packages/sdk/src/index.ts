/** The typed client of the service, for browser and Node. */
export { needsReason, nextStatuses } from "@luna/contracts/entities/participant-status";
export { nextSessionStatus } from "@luna/contracts/entities/session-status";
export { classOf, commandOutcome, isTrouble } from "@luna/contracts/events/event-types";
export type { CallOptions } from "./client/call.ts";
export type { Connection, Hash, Socket, SocketClass, TokenSource } from "./client/connection.ts";
export {
  type CallAnswer,
  type CallInput,
  type Client,
  type ClientOptions,
  createClient,
} from "./client/create-client.ts";
export { ApiError, ConnectionError, isApiError } from "./client/errors.ts";
export { readCsv } from "./client/read-csv.ts";
export { type ReportFile, readReportFile } from "./client/read-report-file.ts";
export { type CommandOutcome, carryOut } from "./program/carry-out.ts";
export { createProgram } from "./program/create-program.ts";
export { type EventQueue, memoryQueue, type NumberedEvent } from "./program/event-queue.ts";
export { openIndexedDbQueue } from "./program/indexed-db-queue.ts";
export type { PersistentQueue } from "./program/persistent-queue.ts";
export type {
  Program,
  ProgramCommand,
  ProgramOptions,
  TrackedEvent,
} from "./program/program.ts";
export { browserJournal } from "./upload/browser-journal.ts";
export { finishRecordings, type Interrupted } from "./upload/finish-recordings.ts";
export { type JoinedRecording, joinSegments } from "./upload/join-segments.ts";
export { memoryJournal, type UploadJournal } from "./upload/journal.ts";
export type { Progress } from "./upload/meter.ts";
export { type Recording, type RecordingOptions, startRecording } from "./upload/recording.ts";
export { UploadError } from "./upload/send-bytes.ts";
export { startUpload, type Upload, type UploadOptions } from "./upload/start-upload.ts";
export { CancelledError } from "./upload/steering.ts";
export { type UploadFileOptions, uploadFile } from "./upload/upload-file.ts";
export { type FollowWatchersOptions, followWatchers } from "./watch/follow-watchers.ts";
export { type Watching, type WatchOptions, type WatchState, watch } from "./watch/watch.ts";
