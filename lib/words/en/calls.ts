/** What is said of a call from the browser that got no answer, or none that says why. */
export const callWords = {
  unreachable: "The server could not be reached.",
  answered: (status: number) => `The server answered ${status}.`,
  unsent: "The server could not be reached, or the file changed while it was sent. Choose it again.",
};
