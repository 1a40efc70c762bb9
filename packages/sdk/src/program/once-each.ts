/** As many as a team can hardly ask for while an older command comes once more. */
const mostRemembered = 500;

/** Whether an id comes for the first time; only the last ones are remembered. */
export function onceEach(most = mostRemembered): (id: string) => boolean {
  const seen = new Set<string>();
  return (id) => {
    if (seen.has(id)) return false;
    seen.add(id);
    for (const oldest of seen) {
      if (seen.size <= most) break;
      seen.delete(oldest);
    }
    return true;
  };
}
