export const device = {
  title: "Device check",
  run: "Check this device",
  again: "Check again",
  checks: {
    service: "Connection to the service",
    screen: "Recording the screen",
    microphone: "Microphone",
    storage: "Room on this device",
  },
  ok: "fine",
  warn: "not possible here",
  milliseconds: (count: number) => `${count} ms`,
  free: (gigabytes: string) => `${gigabytes} GB free`,
  screenWarn: "not with this browser; the voice alone works",
  microphoneWarn: "not allowed or not there; the session works without",
  storageWarn: "little room: long recordings need some",
  serviceWarn: "not reached; look at your network",
};
