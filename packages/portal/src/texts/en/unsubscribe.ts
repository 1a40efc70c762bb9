export const unsubscribe = {
  title: "No more mails?",
  text: "We then write to you no longer of our own accord. What concerns a session that you have booked still comes.",
  button: "Unsubscribe",
  done: "Done. You have been unsubscribed.",
};
