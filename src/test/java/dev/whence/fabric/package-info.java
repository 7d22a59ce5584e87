/** The bench of the event fabric: a generator of plausible events, and what is measured on a store full of them. */
package dev.whence.fabric;
