/** What stands around every page, and what stands where a page could not be shown. */
export const frameWords = {
  error: {
    documentTitle: (name: string) => `Something failed · ${name}`,
    kicker: (digest: string) => `Error ${digest}`,
    error: "Error",
    title: "This page could not be shown",
    home: "Home",
    text: "Something failed on our side. What you had saved is still saved. If it happens again, quote the code above.",
  },
  globalError: {
    documentTitle: "Something failed · Gatehouse",
    kicker: (digest: string) => `Error ${digest}`,
    error: "Error",
    title: "Gatehouse could not show this page",
    text: "Something failed on our side. What you had saved is still saved. If it happens again, quote the code above.",
  },
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
