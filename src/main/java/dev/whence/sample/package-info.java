/** A generated shop to try the hub on, and a simulator that lets business happen in it. */
package dev.whence.sample;
