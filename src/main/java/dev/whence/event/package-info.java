/**
 * The envelope of a business event, its identity, its type and the vocabulary of types that the hub knows. Everything
 * above speaks in these terms; nothing here knows where an event came from or where it goes.
 */
package dev.whence.event;
