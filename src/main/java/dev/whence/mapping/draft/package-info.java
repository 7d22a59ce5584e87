/**
 * A first pack from what a source's catalog says: which tables have traffic, what their names, keys and columns make
 * likely, and rules for that, each with the reason why it was guessed. It is a draft for a person to correct.
 */
package dev.whence.mapping.draft;
