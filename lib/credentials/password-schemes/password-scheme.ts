/** One way to hash passwords: ours, or that of a system from which people came. */
export interface PasswordScheme {
  /** Which stored hashes are of this way, and cost no more to check than one may. */
  hashes: RegExp;
  /** Whether a password fits a hash. Rejects where the hash is none. */
  verify(hash: string, password: string): Promise<boolean>;
}
