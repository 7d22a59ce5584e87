/**
 * Who may do what with a hub that others can reach. The engineers' file {@code access.yaml} lists keys by their
 * fingerprints; a key has a role and may be narrowed to domains, to rows, and to a number of calls a minute.
 */
package dev.whence.access;
