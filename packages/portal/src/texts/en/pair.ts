export const pair = {
  title: "Connect Luna",
  text: "Type this code into the Luna installer. It is good once, for 15 minutes.",
};
