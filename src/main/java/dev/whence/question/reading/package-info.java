/**
 * From tokens to a draft of a metric query: recognisers find spans, the best cover is chosen, and one reader after the
 * other takes what it understands. What no reader took is reported, never ignored.
 */
package dev.whence.question.reading;
