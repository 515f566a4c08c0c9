import { redirect } from "next/navigation";
import { getCaller } from "../caller.ts";

export default async function Page() {
  await getCaller("manage_people");
  redirect("/admin/people");
}
