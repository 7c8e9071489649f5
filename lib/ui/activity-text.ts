import { type ActivityEvent, activityWords } from "@/words/activity";

/** What was done, in words; an action without words of its own is read out as it is named. */
export function activityText(event: ActivityEvent): string {
  const words = Object.hasOwn(activityWords.actions, event.action) ? activityWords.actions[event.action] : undefined;
  if (words === undefined) {
    const [noun = "", verb = ""] = event.action.split(".");
    return (
      `${noun} ${verb}`
        .replace(/[-_]/g, " ")
        .trim()
        .replace(/^./, (letter) => letter.toUpperCase()) + activityWords.quoted(event)
    );
  }
  return typeof words === "string" ? words : words(event);
}
