import type { NextConfig } from "next";

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // /odata/ is the OData service root and must answer 200 as it stands.
  skipTrailingSlashRedirect: true,
  serverExternalPackages: ["@electric-sql/pglite", "postgres", "pino", "@node-rs/argon2", "ioredis", "nodemailer"],
  devIndicators: false,
};

export default config;
