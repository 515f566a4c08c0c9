"use client";
import { LogOut, UserRound } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { buttonLook } from "../ui/button.tsx";
import { initials } from "../ui/initials.ts";
import { Popover } from "../ui/popover.tsx";
import { useIsVisitor, usePerson } from "../ui/use-person.tsx";
import { send } from "./ask.ts";
import { useReason } from "./use-reason.ts";

const item = "flex h-9 w-full items-center gap-2.5 rounded-control px-2.5 text-left font-medium text-data text-ink hover:bg-sunken max-tablet:h-11";

/** Who is signed in, and the way out. */
export function PersonMenu() {
  const text = useTranslations("access");
  const person = usePerson();
  const isVisitor = useIsVisitor();
  if (person === null) return isVisitor ? <ToSignIn /> : null;
  return (
    <Popover
      label={text("yourMenu")}
      width={240}
      buttonClass="grid size-8 place-items-center rounded-control hover:bg-sunken max-tablet:size-11"
      button={
        <>
          <span className="sr-only">{text("signedInAs", { name: person.name })}</span>
          <span aria-hidden="true" className="grid size-7 place-items-center rounded-full bg-wash font-semibold text-accent text-note">
            {initials(person.name)}
          </span>
        </>
      }
    >
      <div className="grid gap-1 p-2">
        <div className="border-line border-b px-2.5 pt-1 pb-2.5">
          <p className="break-words font-semibold text-data">{person.name}</p>
          <p className="text-ink3 text-note">{text(`roles.${person.role}`)}</p>
        </div>
        <Link href="/account" className={item}>
          <UserRound size={16} aria-hidden="true" className="text-ink2" />
          {text("yourAccount")}
        </Link>
        <SignOut />
      </div>
    </Popover>
  );
}

function ToSignIn() {
  const text = useTranslations("access");
  return (
    <Link href="/sign-in" className={buttonLook("quiet")}>
      {text("signIn")}
    </Link>
  );
}

function SignOut() {
  const text = useTranslations("access");
  const reason = useReason();
  const [fault, setFault] = useState<string | null>(null);
  const signOut = () =>
    send("POST", "/sign-out").then(
      () => window.location.assign("/sign-in"),
      (error: Error) => setFault(reason(error)),
    );
  return (
    <>
      <button type="button" className={item} onClick={() => void signOut()}>
        <LogOut size={16} aria-hidden="true" className="text-ink2" />
        {text("signOut")}
      </button>
      {fault !== null && (
        <p role="alert" className="px-2.5 pb-1 text-bad text-note">
          {fault}
        </p>
      )}
    </>
  );
}
