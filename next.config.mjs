// JavaScript: the built server reads it too, and would need a compiler for anything else.

/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // /odata/ is the OData service root and must answer 200 as it stands.
  skipTrailingSlashRedirect: true,
  serverExternalPackages: ["@electric-sql/pglite", "postgres", "pino", "@node-rs/argon2", "ioredis", "nodemailer"],
  devIndicators: false,
  // `npm run check` reads the types, of the tests as well; whoever only starts the server need not wait for that.
  typescript: { ignoreBuildErrors: true },
};

export default config;
