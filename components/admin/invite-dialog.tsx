"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PersonLink } from "../../lib/auth/people.ts";
import { fieldsOf } from "../access/use-entry.ts";
import { send } from "../dashboard/ask.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useAct } from "./use-act.ts";

type InviteDialogProps = { onInvited: (name: string, link: PersonLink) => void; onClose: () => void };

const days = [1, 7, 30];

export function InviteDialog({ onInvited, onClose }: InviteDialogProps) {
  const text = useTranslations("admin.people");
  const admin = useTranslations("admin");
  const roles = useTranslations("access.roles");
  const { act, isBusy, fault } = useAct();
  const [name, setName] = useState("");
  const invite = async (form: HTMLFormElement) => {
    const fields = fieldsOf(form);
    await act(async () => onInvited(name, await send<PersonLink>("POST", "/v1/people", { ...fields, days: Number(fields.days) })));
  };
  return (
    <Dialog title={text("invite")} onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void invite(event.currentTarget);
        }}
      >
        <TextField
          label={text("name")}
          name="name"
          note={text("nameNote")}
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          minLength={2}
          maxLength={120}
          required
          fault={fault}
        />
        <div className="grid grid-cols-2 gap-4">
          <SelectField label={text("role")} name="role" options={(["viewer", "admin"] as const).map((role) => ({ value: role, label: roles(role) }))} />
          <SelectField
            label={text("valid")}
            name="days"
            defaultValue="7"
            options={days.map((count) => ({ value: String(count), label: text("days", { count }) }))}
          />
        </div>
        <div className="flex justify-end gap-2">
          <Button kind="quiet" onClick={onClose}>
            {admin("cancel")}
          </Button>
          <Button type="submit" kind="primary" disabled={isBusy}>
            {text("makeLink")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
