import { expect, test } from "playwright/test";
import { baseUrl } from "../fixtures/account";
import { getStatuses, rawConnection } from "../fixtures/raw-http";

test("the mails in the outbox are shown to no other name that leads to this machine", async () => {
  const ask = async (host: string) => {
    const { closed } = rawConnection(baseUrl(), `GET /outbox HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    return getStatuses(await closed);
  };
  const { port } = new URL(baseUrl());
  expect(await ask(`localhost:${port}`)).toEqual([200]);
  expect(await ask(`127.0.0.1:${port}`)).toEqual([200]);
  for (const host of [
    "evil.example",
    `evil.example:${port}`,
    `localhost.evil.example:${port}`,
    "localhost@evil.example",
  ]) {
    expect([host, await ask(host)]).toEqual([host, [404]]);
  }
});
