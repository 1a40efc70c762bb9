/** Where a stage keeps what it could not work off, by the names of the alarms. */
export const failureQueues = ["stream-failures", "bus-failures", "schedule-failures"] as const;

export type FailureQueue = (typeof failureQueues)[number];

/** Its name in the account, where the queues of several stages may stand side by side. */
export const failureQueueName = (stage: string, queue: FailureQueue): string =>
  `${stage}-luna-${queue}`;
