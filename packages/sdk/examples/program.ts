import { createProgram, type Program } from "@luna/sdk";
import { createClient, openFileQueue } from "@luna/sdk/node";

/** Connects the tested program by the code that the participant's page shows. */
export async function connectProgram(apiUrl: string, code: string, queueFolder: string) {
  const anyone = createClient({ baseUrl: apiUrl });
  const { token, sessionId, source, lastSeq } = await anyone.pairProgram({
    code,
    build: "1.4.0",
    operatingSystem: "Linux",
  });
  const onProblem = (error: Error) => console.warn(error.message);
  const program = createProgram({
    client: anyone.as(token),
    sessionId,
    source,
    lastSeq,
    queue: await openFileQueue(queueFolder, { sessionId, source, onProblem }),
    // What it resolves with is the outcome that the team sees.
    onCommand: ({ command }) => ({ done: command }),
    onProblem,
  });
  return { program, sessionId, token };
}

/** Neither waits nor throws: the program goes on as if nobody watched. */
export function reportInstallation(program: Program, seconds: number): void {
  program.track({ type: "install_completed", task: "installation", data: { seconds } });
}
