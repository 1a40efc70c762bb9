import type { Texts } from "../en.ts";

export const device: Texts["device"] = {
  title: "Geräteprüfung",
  run: "Dieses Gerät prüfen",
  again: "Noch einmal prüfen",
  checks: {
    service: "Verbindung zum Dienst",
    screen: "Bildschirm aufnehmen",
    microphone: "Mikrofon",
    storage: "Platz auf diesem Gerät",
  },
  ok: "in Ordnung",
  warn: "geht hier nicht",
  milliseconds: (count) => `${count} ms`,
  free: (gigabytes) => `${gigabytes} GB frei`,
  screenWarn: "nicht mit diesem Browser; die Stimme allein geht",
  microphoneWarn: "nicht erlaubt oder nicht da; die Sitzung geht auch ohne",
  storageWarn: "wenig Platz: lange Aufnahmen brauchen etwas",
  serviceWarn: "nicht erreicht; sehen Sie nach Ihrem Netz",
};
