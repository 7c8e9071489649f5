/** What the lists, details, forms and dialogs of the portal have in common. */
export const partsWords = {
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
