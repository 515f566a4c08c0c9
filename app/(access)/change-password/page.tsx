import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AccessFrame } from "../../../components/access/access-frame.tsx";
import { ChangePasswordForm } from "../../../components/access/new-password-form.tsx";
import { findCaller } from "../../caller.ts";

export async function generateMetadata() {
  return { title: (await getTranslations("access"))("changePassword") };
}

export default async function Page() {
  const text = await getTranslations("access");
  const { caller, mustChangePassword } = await findCaller();
  if (caller?.account === undefined) redirect("/sign-in?next=%2Fchange-password");
  return (
    <AccessFrame title={text("changeTitle")} subtitle={text(mustChangePassword ? "oneTimeSubtitle" : "changeSubtitle")}>
      <ChangePasswordForm name={caller.user} />
    </AccessFrame>
  );
}
