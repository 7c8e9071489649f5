import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const REDIS_SERVER = "/usr/bin/redis-server";
const REDIS_CLI = "/usr/bin/redis-cli";

/** Whether Redis is installed here. */
export const hasRedis = existsSync(REDIS_SERVER) && existsSync(REDIS_CLI);

/** Several Redis processes that belong together. */
export interface RedisProcesses {
  /** What to give as `REDIS_URL`. */
  url: string;
  processes: readonly ChildProcess[];
  stop(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(true));
    socket.once("error", () => resolve(false)).once("connect", () => socket.destroy());
  });

/** Starts one in a folder of its own, and waits until it listens. */
async function start(folder: string, port: number, lines: readonly string[], mode: readonly string[] = []) {
  const config = join(folder, `${port}.conf`);
  const common = [`port ${port}`, "bind 127.0.0.1", `dir ${folder}`];
  await writeFile(config, [...common, ...lines, ""].join("\n"));
  const child = spawn(REDIS_SERVER, [config, ...mode], { stdio: "ignore" });
  while (child.exitCode === null && !(await listens(port))) await sleep(20);
  if (child.exitCode !== null) throw new Error("Redis does not start");
  return child;
}

async function stopAll(folder: string, processes: readonly ChildProcess[]): Promise<void> {
  for (const child of processes) child.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
}

/** A cluster of three masters. */
export async function startRedisCluster(): Promise<RedisProcesses> {
  const folder = await mkdtemp(join(tmpdir(), "gatehouse-redis-"));
  const ports: number[] = [];
  const processes: ChildProcess[] = [];
  for (let node = 0; node < 3; node++) {
    const [port, bus] = [await freePort(), await freePort()];
    const lines = ['save ""', "cluster-enabled yes", `cluster-config-file nodes-${port}.conf`, `cluster-port ${bus}`];
    processes.push(await start(folder, port, lines));
    ports.push(port);
  }
  const addresses = ports.map((port) => `127.0.0.1:${port}`);
  const made = spawnSync(REDIS_CLI, ["--cluster", "create", ...addresses, "--cluster-yes"], { encoding: "utf8" });
  if (made.status !== 0) throw new Error(`no cluster: ${made.stdout}`);
  return {
    url: addresses.map((address) => `redis+cluster://${address}`).join(),
    processes,
    stop: () => stopAll(folder, processes),
  };
}

/** A master, its copy, and a Sentinel that makes the copy the master when the master, which is the first, is gone. */
export async function startRedisSentinel(): Promise<RedisProcesses> {
  const folder = await mkdtemp(join(tmpdir(), "gatehouse-redis-"));
  const [master, copy, sentinel] = [await freePort(), await freePort(), await freePort()];
  const first = await start(folder, master, ['save ""', "repl-diskless-sync-delay 0"]);
  const second = await start(folder, copy, ['save ""', `replicaof 127.0.0.1 ${master}`]);
  const watched = `127.0.0.1 ${master} 1`;
  const lines = [
    `sentinel monitor main ${watched}`,
    "sentinel down-after-milliseconds main 300",
    "sentinel failover-timeout main 2000",
  ];
  const third = await start(folder, sentinel, lines, ["--sentinel"]);
  const processes = [first, second, third];
  return {
    url: `redis+sentinel://127.0.0.1:${sentinel}/main`,
    processes,
    stop: () => stopAll(folder, processes),
  };
}

/** One that speaks TLS, with a certificate of its own making for 127.0.0.1, which `authority` names the file of. */
export async function startRedisTls(): Promise<RedisProcesses & { authority: string }> {
  const folder = await mkdtemp(join(tmpdir(), "gatehouse-redis-"));
  const [key, authority] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"];
  const made = spawnSync("openssl", [
    ...[...request, "-addext", "subjectAltName=IP:127.0.0.1"],
    ...["-keyout", key, "-out", authority],
  ]);
  if (made.status !== 0) throw new Error("no certificate");
  const [plain, port] = [await freePort(), await freePort()];
  const certificate = [`tls-cert-file ${authority}`, `tls-key-file ${key}`, "tls-auth-clients no"];
  const child = await start(folder, plain, ['save ""', `tls-port ${port}`, ...certificate]);
  return {
    url: `rediss://127.0.0.1:${port}`,
    authority,
    processes: [child],
    stop: () => stopAll(folder, [child]),
  };
}
