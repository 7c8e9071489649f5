// Takes the pictures of docs/screenshots from a server that runs at BASE_URL (default http://localhost:3000), those of
// administrators where ADMIN_EMAIL and ADMIN_PASSWORD say who one is. Where DATABASE_URL names that server's PostgreSQL,
// the account that is pictured has a week of calls behind it.
import { mkdirSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { chromium } from "playwright";
import postgres from "postgres";
import { project } from "./environment.mjs";

const base = process.env.BASE_URL ?? "http://localhost:3000";
const folder = join(project, "docs", "screenshots");
mkdirSync(folder, { recursive: true });

const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const browser = await chromium.launch({
  executablePath,
  chromiumSandbox: false,
  args: ["--disable-gpu", "--disable-background-networking"],
});
const name = `ada${Date.now().toString(36)}`;
const person = { name: "Ada Lindqvist", email: `${name}@example.com`, password: "a long enough password" };

async function newPage(colorScheme, viewport = { width: 1280, height: 800 }) {
  const context = await browser.newContext({ baseURL: base, colorScheme, viewport });
  return context.newPage();
}

const api = (page, method, path, data) =>
  page.request
    .fetch(path, { method, headers: { origin: base }, ...(data && { data }) })
    .then((answer) => answer.json());

/** A week of calls as a shop makes them: busy by day, a few refused. */
async function fillWeek(email, credentials) {
  const sql = postgres(process.env.DATABASE_URL, { max: 1 });
  await sql`update users set email_verified_at = now() where email = ${email}`;
  for (const [index, { id, operation }] of credentials.entries()) {
    await sql`
      insert into usage_hourly (hour, user_id, credential_id, application_id, operation, status_class, calls, milliseconds)
      select hour, u.id, ${id}, '', ${operation}, class, calls, calls * (7 + h % 5)
      from users u, generate_series(0, 7 * 24) h,
        lateral (select date_trunc('hour', now()) - make_interval(hours => h) as hour) t,
        lateral (select greatest(2, (60 - 55 * cos((extract(hour from hour) - 2) / 24 * 2 * pi())) * (0.6 + h / 24 * 3 % 5 * 0.12))::int as busy) b,
        lateral (values (2, busy * ${3 - index} + h % 7), (4, case when h % 5 < 2 then busy / 4 + h % 9 else 2 end)) c (class, calls)
      where u.email = ${email} and calls > 0`;
    await sql`update credentials set last_used_at = now() - make_interval(mins => ${index * 7}) where id = ${id}`;
  }
  await sql.end();
}

async function shoot(page, path, file) {
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: join(folder, `${file}.png`) });
}

const { ADMIN_EMAIL, ADMIN_PASSWORD } = process.env;
const admin = ADMIN_EMAIL && ADMIN_PASSWORD ? await newPage("light") : undefined;
if (admin) {
  await admin.goto("/login");
  await admin.getByLabel(/^Email/).fill(ADMIN_EMAIL);
  await admin.getByLabel("Password", { exact: true }).fill(ADMIN_PASSWORD);
  await admin.getByRole("button", { name: "Sign in", exact: true }).click();
  await admin.waitForURL(/dashboard/);
}

const light = await newPage("light");
await light.goto("/signup");
await light.getByLabel("Name", { exact: true }).fill(person.name);
await light.getByLabel("Email").fill(person.email);
await light.getByLabel("Password", { exact: true }).fill(person.password);
await light.getByRole("button", { name: "Create account" }).click();
await light.waitForURL(/dashboard/);

const receiver = createServer((_, response) => response.writeHead(204).end());
let webhook;
if (admin) {
  await new Promise((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  await api(admin, "PATCH", "/api/admin/settings", {
    privateWebhookHosts: [`localhost:${receiver.address().port}`],
  });
  webhook = await api(light, "POST", "/api/portal/webhooks", {
    url: `http://localhost:${receiver.address().port}/webhooks`,
    description: "Tells the warehouse",
  });
}

const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString();
const key = await api(light, "POST", "/api/portal/api-keys", {
  name: "Nightly stock report",
  scopes: ["products:read"],
  expiresAt: inDays(90),
});
const prices = await api(light, "POST", "/api/portal/api-keys", { name: "Price import", expiresAt: inDays(30) });
await api(light, "POST", "/api/portal/api-keys", { name: "Local development" });
const app = await api(light, "POST", "/api/portal/apps", {
  name: "Acme Sync",
  type: "confidential",
  redirectUris: ["https://acme.example/callback"],
  scopes: ["openid", "profile", "read", "write"],
  description: "Keeps your shop and your warehouse in step.",
  homepageUrl: "https://acme.example",
});
for (let round = 0; round < 3; round++) {
  await light.request.post("/api/query", {
    headers: { "x-api-key": key.key },
    data: { query: "products(limit: 1) { id }" },
  });
}
await light.request.post("/api/v1/products", { headers: { "x-api-key": key.key }, data: { name: "Lamp" } });
if (process.env.DATABASE_URL) {
  await fillWeek(person.email, [
    { id: key.id, operation: "query" },
    { id: prices.id, operation: "import" },
  ]);
}
const authorize = `/auth/oauth/authorize?${new URLSearchParams({ response_type: "code", client_id: app.clientId, redirect_uri: "https://acme.example/callback" })}`;

const visitor = await newPage("light");
await shoot(visitor, "/", "home");
await shoot(visitor, "/login", "sign-in");
await new Promise((resolve) => setTimeout(resolve, 6000));
await shoot(light, "/dashboard", "overview");
await shoot(light, "/api-keys", "api-keys");
await shoot(light, "/api-keys/new", "new-api-key");
await shoot(light, "/apps", "apps");
await shoot(light, `/apps/${app.id}`, "app");
await shoot(light, authorize, "consent");
await shoot(light, "/settings", "settings");
await shoot(light, "/usage", "usage");
await shoot(light, "/explorer", "explorer");
await shoot(light, "/imports", "imports");
await shoot(visitor, "/help/en/api/query", "help");

const dark = await newPage("dark");
await dark.context().addCookies(await light.context().cookies());
await shoot(dark, "/dashboard", "overview-dark");
const phone = await newPage("light", { width: 390, height: 844 });
await phone.context().addCookies(await light.context().cookies());
await shoot(phone, "/api-keys", "api-keys-phone");

if (admin) {
  await shoot(light, `/webhooks/${webhook.id}`, "webhook");
  await shoot(admin, "/admin/users", "admin-users");
  await shoot(admin, "/admin/roles/Consumer", "admin-role");
  await shoot(admin, "/admin/audit", "admin-audit");
  await shoot(admin, "/admin/plugins/product-count", "admin-plugin");
}
receiver.close();
await browser.close();
