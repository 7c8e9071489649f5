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
};
