import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AccessFrame } from "../../../../components/access/access-frame.tsx";
import { JoinForm } from "../../../../components/access/new-password-form.tsx";
import { buttonLook } from "../../../../components/ui/button.tsx";
import { InvitationFacts } from "../../../../lib/auth/web-door.ts";
import { AppError } from "../../../../lib/errors.ts";
import { askWorker } from "../../../../lib/worker-client.ts";
import { getStoreName } from "../../../store-name.ts";

/** The address holds the key: no other site is told of it. */
export async function generateMetadata() {
  return { title: (await getTranslations("access"))("join"), referrer: "no-referrer" as const };
}

export default async function Page({ params }: { params: Promise<{ key: string }> }) {
  const text = await getTranslations("access");
  const { key } = await params;
  const invitation = await findInvitation(key);
  if (invitation === null) {
    return (
      <AccessFrame title={text("linkOverTitle")} subtitle={text("faults.linkOver")}>
        <Link href="/sign-in" className={buttonLook("plain")}>
          {text("toSignIn")}
        </Link>
      </AccessFrame>
    );
  }
  const store = (await getStoreName()) || "Caudal";
  return (
    <AccessFrame title={text(invitation.purpose === "join" ? "welcome" : "resetTitle", { store })} subtitle={text("joinSubtitle")}>
      <JoinForm name={invitation.name} linkKey={key} />
    </AccessFrame>
  );
}

async function findInvitation(key: string): Promise<InvitationFacts | null> {
  try {
    return await askWorker(null, "/web/invitation", InvitationFacts, { method: "POST", body: JSON.stringify({ key }) });
  } catch (error) {
    if (error instanceof AppError && (error.code === "link_over" || error.code === "invalid_parameter")) return null;
    throw error;
  }
}
