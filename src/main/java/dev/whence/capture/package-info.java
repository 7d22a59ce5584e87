/**
 * From Debezium's stream of records to whole committed transactions of a source. A {@link dev.whence.capture.ChangeSet}
 * leaves this room only complete, and its offset is acknowledged only after it was appended.
 */
package dev.whence.capture;
