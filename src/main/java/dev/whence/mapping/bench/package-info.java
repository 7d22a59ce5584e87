/** Compares what really happened in a source, written down by its workload, with the events that its pack gave. */
package dev.whence.mapping.bench;
