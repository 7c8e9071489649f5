import { type ChildProcess, spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { forgetProcess, recordProcess } from "./orphans";
import type { PluginLog } from "./plugin-log";

/** What a plugin is started with. */
export interface PluginStart {
  words: readonly string[];
  /** Its code, where it is started. */
  folder: string;
  /** A folder of its own, to write in. */
  workFolder: string;
  credentials: { clientId: string; clientSecret: string; baseUrl: string };
  /** What it reads on its standard input, which then ends. */
  input: string;
}

/** How a process ended. */
export interface PluginEnd {
  code: number | null;
  /** Why it could not be started. */
  notStarted: string | null;
}

/** A plugin that runs. */
export interface PluginProcess {
  /** Its process group, by which all that it started is found; none where it did not start. */
  group: number | undefined;
  ended: Promise<PluginEnd>;
  /** Asks it to end, and ends it with all that it started where it does not. */
  stop(): void;
}

const PATIENCE_MS = 5000;

/** Nothing of the server's: what it has besides is for finding programs and for writing in its own folder. */
const getEnvironment = ({ workFolder, credentials }: PluginStart): Record<string, string> => ({
  PATH: process.env.PATH ?? "/usr/local/bin:/usr/bin:/bin",
  HOME: workFolder,
  TMPDIR: join(workFolder, "tmp"),
  LANG: process.env.LANG ?? "C.UTF-8",
  OAUTH_CLIENT_ID: credentials.clientId,
  OAUTH_CLIENT_SECRET: credentials.clientSecret,
  API_BASE_URL: credentials.baseUrl,
});

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}

const getReason = (error: Error, [command = ""]: readonly string[]): string => {
  const code = "code" in error ? error.code : undefined;
  if (code === "ENOENT") return `The command "${command.slice(0, 200)}" is not there.`;
  if (code === "EACCES") return `The command "${command.slice(0, 200)}" may not be run.`;
  return "The command could not be started.";
};

/** Starts a plugin in a process group of its own. Never rejects because of the plugin: how it ends is in `ended`. */
export async function startPlugin(start: PluginStart, log: PluginLog): Promise<PluginProcess> {
  await mkdir(join(start.workFolder, "tmp"), { recursive: true, mode: 0o700 });
  const [command = "", ...words] = start.words;
  const child = spawn(command, words, {
    cwd: start.folder,
    env: getEnvironment(start) as NodeJS.ProcessEnv,
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
  });
  log.follow("output", child.stdout);
  log.follow("errors", child.stderr);
  // A plugin that does not read its input is no fault of ours.
  child.stdin.on("error", () => undefined);
  child.stdin.end(start.input);

  let kill: NodeJS.Timeout | undefined;
  const ended = new Promise<PluginEnd>((resolve) => {
    child.once("error", (error) => resolve({ code: null, notStarted: getReason(error, start.words) }));
    child.once("exit", (code) => {
      clearTimeout(kill);
      // What it started and left behind would live on with its token.
      signalGroup(child, "SIGKILL");
      resolve({ code, notStarted: null });
    });
  });
  if (child.pid !== undefined) await recordProcess(start.workFolder, child.pid);
  void ended.then(() => forgetProcess(start.workFolder));
  return {
    group: child.pid,
    ended,
    stop() {
      if (kill) return;
      signalGroup(child, "SIGTERM");
      kill = setTimeout(() => signalGroup(child, "SIGKILL"), PATIENCE_MS);
    },
  };
}
