/**
 * What can be seen only over several events: visits, abandoned carts, stock that runs out, measures that depart from
 * what is usual. Topologies of Kafka Streams read the hub's topics, put the events back into the order of their
 * positions, and say what follows as events of their own. What they say is a function of the events in that order and of
 * nothing else, least of all of the wall clock: read again, the same history gives the same events under the same ids.
 */
package dev.whence.streams;
