/** What the page of mails that were not sent says. */
export const outboxWords = {
  page: {
    outbox: "Outbox",
    description: "No mail server is set (SMTP_URL), so mails are kept here instead of being sent.",
    empty: "No mail has been written yet. Sign up, or ask for a new password.",
    to: (to: string) => `To ${to}`,
  },
};
