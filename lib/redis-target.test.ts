import { expect, it } from "vitest";
import { redisTarget } from "./redis-target";

const SINGLE = {
  kind: "single",
  tls: false,
  nodes: [{ host: "cache", port: 6379 }],
  master: undefined,
  database: 0,
  username: undefined,
  password: undefined,
};

it.each([
  ["redis://cache", SINGLE],
  [
    "rediss://me:p%40ss@cache:6380/2",
    {
      ...SINGLE,
      tls: true,
      nodes: [{ host: "cache", port: 6380 }],
      database: 2,
      username: "me",
      password: "p@ss",
    },
  ],
  [
    "redis+cluster://:secret@a:7000, redis+cluster://[::1]:7001",
    {
      ...SINGLE,
      kind: "cluster",
      nodes: [
        { host: "a", port: 7000 },
        { host: "::1", port: 7001 },
      ],
      password: "secret",
    },
  ],
  [
    "rediss+sentinel://a/main,rediss+sentinel://b:26380/main",
    {
      ...SINGLE,
      kind: "sentinel",
      tls: true,
      nodes: [
        { host: "a", port: 26_379 },
        { host: "b", port: 26_380 },
      ],
      master: "main",
    },
  ],
] as const)("%s", (text, target) => expect(redisTarget(text)).toEqual(target));

it.each([
  ["another protocol", "http://cache"],
  ["several that are no cluster", "redis://a,redis://b"],
  ["several of different kinds", "redis+cluster://a,redis+sentinel://b/main"],
  ["Sentinels that are not told the master's name", "redis+sentinel://a"],
  ["a database that is no number", "redis://a/main"],
  ["no URL", "cache:6379"],
])("%s is none", (_, text) => expect(redisTarget(text)).toBeNull());
