/** What stands around every page, and where there is none. */
export const frameWords = {
  layout: {
    description: "Credentials for the API: keys, apps and connections, given out and taken back in one place.",
    skipToContent: "Skip to content",
  },
  notFound: {
    kicker: "Page not found",
    title: "There is no page at this address",
    goOverview: "Go to your overview",
    home: "Home",
    text: "It may have been deleted, or the link may have been cut off on its way. Check the address, or start again.",
  },
};
