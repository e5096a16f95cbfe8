import { chmodSync } from 'fs';

/** The user without rights, whom root becomes for a while: nothing is read-only for root. */
const NOBODY = 65_534;

/** Does something while a folder takes no new files. */
export const whileReadOnly = <T>(folder: string, action: () => T): T => {
  const isRoot = process.geteuid!() === 0;
  chmodSync(folder, 0o555);
  if (isRoot) process.seteuid!(NOBODY);
  try {
    return action();
  } finally {
    if (isRoot) process.seteuid!(0);
    chmodSync(folder, 0o755);
  }
};
