import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

/** Types are what `npm run check` is for; a start need not wait for them. */
const config: NextConfig = { poweredByHeader: false, reactStrictMode: true, typescript: { ignoreBuildErrors: true } };

export default createNextIntlPlugin("./app/request.ts")(config);
