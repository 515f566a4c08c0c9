import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AccessFrame } from "../../../components/access/access-frame.tsx";
import { ProviderButton } from "../../../components/access/provider-button.tsx";
import { SignInForm } from "../../../components/access/sign-in-form.tsx";
import { returnPath } from "../../../lib/auth/return-path.ts";
import { config } from "../../../lib/config.ts";
import { providerName } from "../../../lib/oidc/oidc-settings.ts";
import type { Search } from "../../address.ts";
import { findCaller } from "../../caller.ts";
import { findDoor } from "../../find-door.ts";

const providerFaults = ["provider_refused", "provider_failed"] as const;

export async function generateMetadata() {
  return { title: (await getTranslations("access"))("signIn") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  const text = await getTranslations("access");
  const search = await searchParams;
  const next = returnPath(search.next);
  const fault = providerFaults.find((one) => one === search.fault);
  const { oidc } = config();
  const { caller, mustChangePassword } = await findCaller();
  if (caller?.account !== undefined) redirect(mustChangePassword ? "/change-password" : next);
  const { storeName, isFirstStart } = await findDoor();
  return (
    <AccessFrame title={text("signInTo", { store: storeName || "Caudal" })} subtitle={text("signInSubtitle")}>
      {fault !== undefined && (
        <p role="alert" className="rounded-control bg-bad-wash px-3 py-2 text-data">
          {text(`faults.${fault}`, { provider: oidc === null ? "" : providerName(oidc) })}
        </p>
      )}
      <SignInForm next={next} />
      {oidc !== null && <ProviderButton provider={providerName(oidc)} next={next} />}
      {isFirstStart && (
        <p className="text-data text-ink3">{text.rich("firstStart", { b: (chunk) => <strong className="font-semibold text-ink2">{chunk}</strong> })}</p>
      )}
    </AccessFrame>
  );
}
