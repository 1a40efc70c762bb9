export const session = {
  tasksDone: (done: number, all: number) => `${done} of ${all} tasks`,
  progress: "Progress",
  tasks: "Your tasks",
  limit: (minutes: number) => `about ${minutes} minutes`,
  success: "Done when",
  start: "Start this task",
  done: "Done",
  giveUp: "I give up on this one",
  help: "Ask for help",
  helpAsked: "The study team has been told. Somebody will get back to you.",
  status: {
    pending: "to do",
    running: "in progress",
    completed: "done",
    failed: "did not work",
    abandoned: "given up",
  },
  seq: "How easy or hard was this task?",
  seqLow: "Very hard",
  seqHigh: "Very easy",
  seqSkip: "Skip",
  allDone: "That was the last task",
  allDoneText: "Thank you! Finish the session when you are ready.",
  finish: "Finish the session",
  connect: "Connect Luna",
  handedOut: "Get Luna: the study team tells you where, or hands you the installer.",
  download: "Get Luna: download the installer.",
  downloadFor: (system: string) => `Download for ${system}`,
  otherSystems: "For another system:",
  startProgram: "Start it on the computer that you use for the session.",
  connectText:
    "Type in the code that it asks for. It is good once, for 15 minutes; a new one can be had at any time.",
  getCode: "Show my code",
  newCode: "Show a new code",
  codeUntil: "Good until",
  codeElsewhere: "Luna is on another computer? Open this link there, which shows the code:",
  connected: (build: string) => `Luna is connected${build ? ` (version ${build})` : ""}.`,
  notConnected: "Luna has not reported yet.",
  watchers: (count: number | undefined) =>
    count === undefined
      ? "Who watches is not known right now"
      : count === 0
        ? "Nobody is watching right now"
        : count === 1
          ? "One person of the team is watching live"
          : `${count} people of the team are watching live`,
  online: "Connected",
  offline: "No connection: what you do is kept here and sent later",
  unsent: (count: number) =>
    count === 1 ? "One step waits to be sent" : `${count} steps wait to be sent`,
  message: "Message from the study team",
  picture: {
    title: "The team asks for a picture of your screen",
    text: "It is a single picture, of the screen or window that you share. You need not send one, and you can delete it later under My data.",
    send: "Send",
    notNow: "Not now",
    sent: "The picture has been sent. Thank you!",
    failed: "The picture could not be sent. You can go on: the team has been told.",
  },
  stop: "Stop the session",
  stopTitle: "Stop the session?",
  stopText: "You need no reason. What should happen with what was recorded so far?",
  stopKeep: "Stop and keep it",
  stopDelete: "Stop and delete it",
  goOn: "No, go on",
};
