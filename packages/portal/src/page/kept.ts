/** What the browser keeps over a reload, as JSON: in this tab until it closes, or on this device. */
const storages = { tab: () => sessionStorage, device: () => localStorage };

type Place = keyof typeof storages;

/** What is kept there; undefined where nothing is, where it is not ours, or where storage is switched off. */
export function kept<Value>(place: Place, key: string): Value | undefined {
  try {
    return (JSON.parse(storages[place]().getItem(key) ?? "null") as Value) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value, or forgets it when it is undefined. */
export function keep(place: Place, key: string, value: unknown): void {
  try {
    if (value === undefined) storages[place]().removeItem(key);
    else storages[place]().setItem(key, JSON.stringify(value));
  } catch {
    // Storage is switched off: it lasts as long as the page.
  }
}
