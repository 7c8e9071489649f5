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
    legend: "Events to send",
    everything: "Everything",
    everythingText: "Every event, including those that are added later.",
    chosen: "Chosen events",
    chosenText: "Only the events you select.",
    /** Over the events of what is not a credential. */
    groups: { app: "Apps", import: "Imports" },
    count: (events: number) => plural(events, { one: "1 event", other: `${events} events` }),
  },
  fields: {
    address: "Address",
    addressHint: "Events are sent to this URL by POST. It must begin with https:// and be reachable from the internet.",
    descriptionHint: "Helps you tell it from your other webhooks.",
  },
  list: {
    title: "Webhooks",
    description: "Notify your servers when something happens to your credentials, apps and imports.",
    create: "Create webhook",
    notFetched: "Your webhooks could not be loaded",
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
    overviewDescription: "Where events go, and which ones.",
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
    goneText:
      "410 means that it wants no more events. Enable the webhook once it does; waiting deliveries are sent then.",
    failing: "Disabled: nothing got through for three days",
    failingText: "Look at the answers, fix the cause and enable the webhook. Waiting deliveries are sent then.",
    paused: "This webhook is paused",
    pausedText: "Events that happen meanwhile are not kept.",
    goOn: "Resume",
    goneOn: "Webhook resumed",
    notChanged: "The webhook was not changed",
  },
  deliveries: {
    notFetched: "The deliveries could not be loaded",
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
    notFetched: "The delivery could not be loaded",
    sendAgain: "Send again",
    sentAgain: "Sent again with the same webhook-id",
    notSentAgain: "It was not sent again",
    nextTry: (when: string) => `Next try at ${when}.`,
    webhookId: "webhook-id",
    sent: "What was sent",
    bodyTitle: "Body, formatted",
    body: "body",
    headersTitle: "Address and headers",
    headers: "headers",
    attempts: "Attempts",
    notTried: "It has not been tried yet.",
    attempt: (status: number | null, milliseconds: number) =>
      status === null ? `no answer, ${milliseconds} ms` : `${status} in ${milliseconds} ms`,
    answerTitle: "Start of the answer",
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
    both: "Until then both secrets sign every delivery, so your server can check with either.",
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
    rotated: "Secret rotated",
  },
  danger: {
    pause: "Pause",
    aboutPausing: "While it is paused, nothing is sent, and events that happen meanwhile are not kept.",
    isPaused: "Nothing is being sent. When you resume, deliveries that were waiting go out first.",
    pausedNow: "Webhook paused",
    aboutDeleting: "Deleting ends the webhook with its secret and everything recorded about its deliveries.",
    deleteWebhook: "Delete webhook",
    deleteTitle: (name: string) => `Delete the webhook “${name}”?`,
    deleteNothingSent: "Your server gets no more events, effective immediately.",
    deleteWaiting: "What waits to be sent is not sent.",
    deleteSecret: "Its secret is gone: a webhook that you create later gets another.",
    deleted: "Webhook deleted",
  },
};
