// Runs before the first paint, without anything else of the portal.
(() => {
  // Light or dark as chosen on this device (where the component library keeps it), else as the system says.
  let chosen = null;
  try {
    chosen = localStorage.getItem("mantine-color-scheme-value");
  } catch {
    // Storage is switched off: the system decides.
  }
  const isDark =
    chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", isDark ? "dark" : "light");

  // A button that is pressed before the app is there is pressed by the app when it takes over.
  addEventListener("click", ({ target }) => {
    const button = target.closest("[data-standing] button");
    if (!button) return;
    for (const before of document.querySelectorAll("[data-pressed]"))
      before.removeAttribute("data-pressed");
    button.setAttribute("data-pressed", "");
  });
})();
