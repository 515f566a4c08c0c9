"use client";
import { useTranslations } from "next-intl";
import { PasswordField, TextField } from "../ui/text-field.tsx";
import { EntryButton } from "./entry-button.tsx";
import { useAccessFault } from "./use-access-fault.ts";
import { fieldsOf, useEntry } from "./use-entry.ts";

export function SignInForm({ next }: { next: string }) {
  const text = useTranslations("access");
  const fault = useAccessFault();
  const { isBusy, error, enter } = useEntry("/sign-in", next);
  return (
    <form
      method="post"
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void enter(fieldsOf(event.currentTarget));
      }}
    >
      <TextField label={text("name")} name="name" autoComplete="username" autoCapitalize="none" spellCheck={false} required />
      <PasswordField label={text("password")} name="password" autoComplete="current-password" required fault={error && fault(error)} />
      <EntryButton isBusy={isBusy}>{text("signIn")}</EntryButton>
    </form>
  );
}
