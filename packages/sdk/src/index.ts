/** The typed client of the service, for browser and Node. */
export type { CallOptions } from "./client/call.ts";
export type { Connection, Hash, Socket, SocketClass, TokenSource } from "./client/connection.ts";
export {
  type CallAnswer,
  type Client,
  type ClientOptions,
  createClient,
} from "./client/create-client.ts";
export { ApiError, ConnectionError, isApiError } from "./client/errors.ts";
export { createProgram } from "./program/create-program.ts";
export { type EventQueue, memoryQueue, type NumberedEvent } from "./program/event-queue.ts";
export type {
  Program,
  ProgramCommand,
  ProgramOptions,
  TrackedEvent,
} from "./program/program.ts";
export { UploadError } from "./upload/send-bytes.ts";
export { type Progress, type UploadOptions, uploadFile } from "./upload/upload-file.ts";
export { type Watching, type WatchOptions, type WatchState, watch } from "./watch/watch.ts";
