/**
 * How large a database is, in the words of T-shirts. `docs/engines.md` says what each one is on each engine; another size, or another
 * meaning of one in a later version of this library, changes the database where it is and replaces nothing.
 */
export enum DatabaseSize {
  /** To try something: a few connections, little memory. */
  XS = 'XS',
  /** A service with little load. */
  S = 'S',
  /** A service with steady load. */
  M = 'M',
  /** A service that many others wait for. */
  L = 'L',
  /** The largest that a team should need without a look at its queries. */
  XL = 'XL',
}
