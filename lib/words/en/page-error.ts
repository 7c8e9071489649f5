const kicker = (digest?: string) => (digest ? `Error ${digest}` : "Error");
const tryAgain = "Try again";
const text =
  "Something failed on our side. What you had saved is still saved. If it happens again, quote the code above.";

/** What stands where a page could not be shown. Small, and apart from the rest: it comes along with every page. */
export const pageErrorWords = {
  page: {
    documentTitle: (name: string) => `Something failed · ${name}`,
    kicker,
    title: "This page could not be shown",
    tryAgain,
    home: "Home",
    text,
  },
  /** When even the layout failed. */
  layout: {
    documentTitle: "Something failed · Gatehouse",
    kicker,
    title: "Gatehouse could not show this page",
    tryAgain,
    text,
  },
};
