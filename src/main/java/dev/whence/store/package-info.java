/**
 * The append-only event store in PostgreSQL: append, read, subscribe; row images and offsets beside the events, in the
 * same transactions. {@link dev.whence.store.Store#open} is the way in.
 */
package dev.whence.store;
