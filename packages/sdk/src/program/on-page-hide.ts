/** The part of a browser's page that is looked at here. */
interface Page {
  addEventListener(type: string, listener: () => void): void;
  removeEventListener(type: string, listener: () => void): void;
}

/** Tells when a page is hidden, which may be the last that it hears, and when it goes. Nothing outside of a page. */
export function onPageHide(listener: (goes: boolean) => void): () => void {
  const { document, window } = globalThis as unknown as {
    document?: Page & { visibilityState: string };
    window?: Page;
  };
  if (!document?.addEventListener || !window?.addEventListener) return () => undefined;
  const hides = () => {
    if (document.visibilityState === "hidden") listener(false);
  };
  const goes = () => listener(true);
  document.addEventListener("visibilitychange", hides);
  window.addEventListener("pagehide", goes);
  return () => {
    document.removeEventListener("visibilitychange", hides);
    window.removeEventListener("pagehide", goes);
  };
}
