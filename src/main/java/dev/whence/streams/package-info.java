/** Kafka Streams topologies that derive events from events. */
package dev.whence.streams;
