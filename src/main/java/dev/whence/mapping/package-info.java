/**
 * From row changes to business events: packs, expressions, the net change of a transaction. Pure: what it needs to know
 * of other rows it asks {@link dev.whence.mapping.RowImages} for, in batches.
 */
package dev.whence.mapping;
