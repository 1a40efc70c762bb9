/**
 * Runs what the program gave to be called: its failure must end neither the connection nor the program.
 * A browser tells it to the page, as it does of any listener.
 */
export function guarded(step: () => void): void {
  try {
    step();
  } catch (error) {
    globalThis.reportError?.(error);
  }
}
