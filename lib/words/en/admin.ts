/** What the pages of the administration have in common. */
export const adminWords = {
  auditTable: {
    row: (n: number) => `Row ${n}`,
    by: "By",
    theSystem: "The system",
    from: "From",
    when: "When",
    detail: "Detail",
    what: "What",
  },
  fetched: {
    notFetched: (what: string) => `${what} could not be fetched`,
  },
  rowMenu: {
    actionsFor: (name: string) => `Actions for ${name}`,
  },
  stale: {
    title: (what: string) => `Somebody else changed this ${what}`,
    text: "They saved while you were editing. Your changes are still here, and nothing of theirs is overwritten yet.",
    keepEditing: "Keep editing",
    takeTheirs: "Take theirs",
    saveMine: "Save mine over it",
  },
};
