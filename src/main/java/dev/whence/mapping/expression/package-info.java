/**
 * The expressions of mapping packs: CEL as dev.cel parses and type-checks it, evaluated by the hub's own small
 * evaluator, because a source's rows need rules that CEL's runtime does not have: exact decimals, a null that spreads as
 * in SQL, and lookups of other rows that are fetched in batches. Inside the package null is the source's NULL.
 */
package dev.whence.mapping.expression;
