/** What a new password must be. Length is what counts; the rest refuses what is guessed first. */
import { AppError } from "../errors.ts";

const shortestPassword = 12;
const longestPassword = 200;
const fewestLetters = 5;

export type PasswordFault = "too_short" | "too_long" | "too_plain" | "holds_name" | "same";

export function faultOfPassword(password: string, name: string): PasswordFault | null {
  if ([...password].length < shortestPassword) return "too_short";
  if (password.length > longestPassword) return "too_long";
  if (new Set(password.toLowerCase()).size < fewestLetters) return "too_plain";
  if (name.length > 2 && password.toLowerCase().includes(name.toLowerCase())) return "holds_name";
  return null;
}

const messages: Record<PasswordFault, string> = {
  too_short: `A password has ${shortestPassword} characters at least.`,
  too_long: `A password has ${longestPassword} characters at most.`,
  too_plain: `A password has ${fewestLetters} different characters at least.`,
  holds_name: "A password does not hold the name it belongs to.",
  same: "The new password is the one you have. Choose another.",
};

export function wrongPasswordChoice(fault: PasswordFault): AppError {
  return new AppError("invalid_parameter", messages[fault], { field: "password", value: fault });
}

/** Throws AppError `invalid_parameter` with the fault as its value. */
export function checkNewPassword(password: string, name: string): void {
  const fault = faultOfPassword(password, name);
  if (fault) throw wrongPasswordChoice(fault);
}
