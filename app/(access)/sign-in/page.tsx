import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AccessFrame } from "../../../components/access/access-frame.tsx";
import { SignInForm } from "../../../components/access/sign-in-form.tsx";
import { returnPath } from "../../../lib/auth/return-path.ts";
import type { Search } from "../../address.ts";
import { findCaller } from "../../caller.ts";
import { findDoor } from "../../find-door.ts";

export async function generateMetadata() {
  return { title: (await getTranslations("access"))("signIn") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  const text = await getTranslations("access");
  const next = returnPath((await searchParams).next);
  const { caller, mustChangePassword } = await findCaller();
  if (caller?.account !== undefined) redirect(mustChangePassword ? "/change-password" : next);
  const { storeName, isFirstStart } = await findDoor();
  return (
    <AccessFrame title={text("signInTo", { store: storeName || "Caudal" })} subtitle={text("signInSubtitle")}>
      <SignInForm next={next} />
      {isFirstStart && (
        <p className="text-data text-ink3">{text.rich("firstStart", { b: (chunk) => <strong className="font-semibold text-ink2">{chunk}</strong> })}</p>
      )}
    </AccessFrame>
  );
}
