"use client";
import { useTranslations } from "next-intl";
import { AskError } from "../dashboard/ask.ts";
import { PasswordField, TextField } from "../ui/text-field.tsx";
import { EntryButton } from "./entry-button.tsx";
import { useAccessFault } from "./use-access-fault.ts";
import { fieldsOf, useEntry } from "./use-entry.ts";

/** By the password they have now. */
export function ChangePasswordForm({ name }: { name: string }) {
  const text = useTranslations("access");
  const fault = useAccessFault();
  const { isBusy, error, enter } = useEntry("/password", "/");
  const isOfNew = error instanceof AskError && error.field === "password";
  return (
    <form
      method="post"
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void enter(fieldsOf(event.currentTarget));
      }}
    >
      <input type="hidden" autoComplete="username" value={name} readOnly />
      <PasswordField label={text("currentPassword")} name="current" autoComplete="current-password" required fault={error && !isOfNew ? fault(error) : null} />
      <PasswordField
        label={text("newPassword")}
        name="next"
        autoComplete="new-password"
        note={text("passwordNote")}
        required
        fault={error && isOfNew ? fault(error) : null}
      />
      <EntryButton isBusy={isBusy}>{text("changePassword")}</EntryButton>
    </form>
  );
}

/** By a link that an admin gave them. */
export function JoinForm({ name, linkKey }: { name: string; linkKey: string }) {
  const text = useTranslations("access");
  const fault = useAccessFault();
  const { isBusy, error, enter } = useEntry("/join", "/");
  return (
    <form
      method="post"
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        const { password = "" } = fieldsOf(event.currentTarget);
        void enter({ password, key: linkKey });
      }}
    >
      <TextField label={text("signInName")} value={name} autoComplete="username" readOnly />
      <PasswordField
        label={text("newPassword")}
        name="password"
        autoComplete="new-password"
        note={text("passwordNote")}
        required
        fault={error && fault(error)}
      />
      <EntryButton isBusy={isBusy}>{text("join")}</EntryButton>
    </form>
  );
}
