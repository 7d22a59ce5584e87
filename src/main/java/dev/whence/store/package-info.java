/** The append-only event store in PostgreSQL: append, read, subscribe; row images and offsets beside the events. */
package dev.whence.store;
