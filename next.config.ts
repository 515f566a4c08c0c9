import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const securityHeaders = [
  { key: "x-content-type-options", value: "nosniff" },
  { key: "x-frame-options", value: "DENY" },
  { key: "referrer-policy", value: "same-origin" },
  { key: "cross-origin-opener-policy", value: "same-origin" },
  { key: "permissions-policy", value: "camera=(), microphone=(), geolocation=(), payment=()" },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  /** `forbidden()`, for who is signed in and may not see a page. */
  experimental: { authInterrupts: true },
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
  /** Types are what `npm run check` is for; a start need not wait for them. */
  typescript: { ignoreBuildErrors: true },
};

export default createNextIntlPlugin("./app/request.ts")(config);
