import type { ReactNode } from "react";
import type { Wrap } from "../wrap";
import { plural } from "./plural";

/** What the pages of webhooks say. */
export const webhooksWords = {
  states: {
    active: "Active",
    failing: "Failing",
    paused: "Paused",
    disabled: "Disabled",
  },
  deliveryStates: {
    waiting: "Waiting",
    retrying: "Retrying",
    delivered: "Delivered",
    failed: "Failed",
  },
  events: {
    legend: "What it is told of",
    everything: "Everything",
    everythingText: "Every event, including those that are added later.",
    chosen: "Chosen events",
    chosenText: "Only the events that you tick.",
    /** Over the events of what is not a credential. */
    groups: { app: "Apps", import: "Imports" },
    count: (events: number) => plural(events, { one: "1 event", other: `${events} events` }),
  },
  fields: {
    address: "Address",
    addressHint: "Your server takes a POST here. It begins with https:// and can be reached from the Internet.",
    descriptionHint: "So that you know it again among others.",
  },
  list: {
    title: "Webhooks",
    description: "Servers of yours that are told when something happens to what is issued in your name.",
    create: "Create webhook",
    notFetched: "Your webhooks could not be fetched",
    webhook: "Webhook",
    events: "Events",
    lastDelivery: "Last delivery",
    nothingSent: "Nothing yet",
    last: (state: string, when: ReactNode) => (
      <>
        {state}, {when}
      </>
    ),
    emptyTitle: "No webhook yet",
    emptyText:
      "Let your server know at once when a key is created, an app is connected or a credential is about to expire, without asking again and again.",
  },
  new: {
    webhooks: "Webhooks",
    title: "Create webhook",
    description:
      "Each event is sent to your server as JSON, signed, and tried again for three days until it answers with 2xx.",
    notCreated: "The webhook was not created",
  },
  shownSecret: {
    title: "Store the signing secret now",
    description:
      "Your server checks with it that a delivery comes from here. You can have it shown again later, with your password.",
    secret: "Signing secret",
    sampleTitle: "Send a test event",
  },
  titles: {
    one: "Webhook",
    new: "Create webhook",
    list: "Webhooks",
  },
  detail: {
    webhooks: "Webhooks",
    yourWebhooks: "Your webhooks",
    notFoundWhat: "webhook",
    sendTest: "Send test event",
    testSent: "The test event is on its way",
    testNotSent: "The test event was not sent",
    deliveries: "Deliveries",
    secret: "Secret",
    danger: "Danger",
    overviewDescription: "Where it goes and what it is told of.",
    deliveriesDescription: "Of the last 30 days, newest first. Open one to see what was sent and what was answered.",
    secretDescription: (link: Wrap) => <>It signs every delivery. {link("How to check a signature")}</>,
    settingsDescription: "Changes hold from the next event on.",
    dangerDescription: "Both take effect at once.",
    address: "Address",
    events: "Events",
    everything: "Everything",
    failingSince: "Failing since",
    id: "Id",
    webhookId: "webhook id",
    gone: "Disabled: your server answered 410",
    goneText: "That says that it wants no more. Enable the webhook once it does; what waits is sent then.",
    failing: "Disabled: nothing got through for three days",
    failingText: "Look at what was answered, mend it, and enable the webhook; what waits is sent then.",
    paused: "This webhook is paused",
    pausedText: "What happens meanwhile is not kept for it.",
    goOn: "Let it go on",
    goneOn: "The webhook is sent to again",
    notChanged: "The webhook was not changed",
  },
  deliveries: {
    notFetched: "The deliveries could not be fetched",
    filter: "State of deliveries",
    any: "Any state",
    event: "Event",
    answer: "Answer",
    when: "When",
    noAnswer: "none",
    empty: "Nothing was sent yet. Send a test event to see how one looks.",
    emptyState: "No delivery is in this state.",
  },
  delivery: {
    title: (type: string) => `Delivery of ${type}`,
    notFetched: "The delivery could not be fetched",
    sendAgain: "Send again",
    sentAgain: "It is sent again, with the same webhook-id",
    notSentAgain: "It was not sent again",
    nextTry: (when: string) => `Next try at ${when}.`,
    webhookId: "webhook-id",
    sent: "What was sent",
    bodyTitle: "Body, set out to read",
    body: "body",
    headersTitle: "Address and headers",
    headers: "headers",
    attempts: "Attempts",
    notTried: "It has not been tried yet.",
    attempt: (status: number | null, milliseconds: number) =>
      status === null ? `no answer, ${milliseconds} ms` : `${status} in ${milliseconds} ms`,
    answerTitle: "How the answer began",
    answer: "answer",
    emptyAnswer: "The answer was empty.",
    privateAnswer: "What a server with a private address answers is not shown.",
  },
  secrets: {
    ending: "Being replaced",
    facts: (created: ReactNode, stops: ReactNode) => (
      <>
        Created {created}
        {stops && <>, signs until {stops}</>}
      </>
    ),
    reveal: "Reveal",
    rotate: "Rotate secret",
    both: "Both secrets sign every delivery until then, so whichever your server checks with, it is content.",
    revealTitle: "Reveal the signing secret",
    revealText: "That it was shown is written to your account's log.",
    secret: "signing secret",
    rotateTitle: "Rotate the signing secret",
    rotateText: "You get another secret. Put it in place on your server while both still sign.",
    oldSecret: "The old secret",
    oldEnds: (exact: string) => `It signs until ${exact}.`,
    oldEndsNow: "It stops at once: deliveries that your server checks with it fail until the new one is in place.",
    overlaps: {
      none: "Stops now",
      hour: "Signs for 1 more hour",
      day: "Signs for 24 more hours",
      week: "Signs for 7 more days",
    },
    rotated: "The secret is rotated",
  },
  danger: {
    pause: "Pause",
    aboutPausing: "Pausing sends nothing until you let it go on. What happens meanwhile is not kept for it.",
    isPaused: "It is not sent to. Letting it go on sends what waited before, and what happens from then on.",
    pausedNow: "The webhook is paused",
    aboutDeleting: "Deleting ends the webhook with its secret and everything recorded about its deliveries.",
    deleteWebhook: "Delete webhook",
    deleteTitle: (name: string) => `Delete the webhook “${name}”?`,
    deleteNothingSent: "Your server is told of nothing any more, from this moment on.",
    deleteWaiting: "What waits to be sent is not sent.",
    deleteSecret: "Its secret is gone: a webhook that you create later gets another.",
    deleted: "The webhook is deleted",
  },
};
