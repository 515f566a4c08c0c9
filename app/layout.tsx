import { cookies, headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import "./globals.css";

export const metadata = { title: "Caudal" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get("theme")?.value;
  return (
    <html lang={await getLocale()} data-theme={theme === "light" || theme === "dark" ? theme : undefined}>
      <head>
        {/* React Aria reads it for the styles it adds. */}
        <meta property="csp-nonce" nonce={(await headers()).get("x-nonce") ?? undefined} />
      </head>
      <body>
        <NextIntlClientProvider>
          <NuqsAdapter>{children}</NuqsAdapter>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
